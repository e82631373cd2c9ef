/** Users of known tastes, so that what a policy loses can be counted. */
@NullMarked
package dev.attune.learn.simulation;

import org.jspecify.annotations.NullMarked;
