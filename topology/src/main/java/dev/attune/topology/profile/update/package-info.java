/** One updater for each part of the profile. */
@NullMarked
package dev.attune.topology.profile.update;

import org.jspecify.annotations.NullMarked;
