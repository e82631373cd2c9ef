@NullMarked
package dev.attune.learn.bandit;

import org.jspecify.annotations.NullMarked;
