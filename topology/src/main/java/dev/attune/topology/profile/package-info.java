/** Third step: what is known of a user, kept bounded. */
@NullMarked
package dev.attune.topology.profile;

import org.jspecify.annotations.NullMarked;
