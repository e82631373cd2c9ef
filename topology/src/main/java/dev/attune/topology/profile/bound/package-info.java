/** Holds what events say to the size and shape that a profile can bear. */
@NullMarked
package dev.attune.topology.profile.bound;

import org.jspecify.annotations.NullMarked;
