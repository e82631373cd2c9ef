/** Parameters and small values of the profile that updaters and trigger rules share. */
@NullMarked
package dev.attune.topology.profile.model;

import org.jspecify.annotations.NullMarked;
