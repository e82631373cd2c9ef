/** One profile out of what is known of a person under several ids. Pure. */
@NullMarked
package dev.attune.topology.identity.fold;

import org.jspecify.annotations.NullMarked;
