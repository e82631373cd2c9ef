/** What messages tell of how their writers feel. */
@NullMarked
package dev.attune.topology.profile.mood;

import org.jspecify.annotations.NullMarked;
