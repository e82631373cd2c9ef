/** Which arm to show next, with the exact probability of each choice. */
@NullMarked
package dev.attune.learn.bandit;

import org.jspecify.annotations.NullMarked;
