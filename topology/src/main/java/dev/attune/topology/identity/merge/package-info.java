/** The step that hears who ids are, and what is known under others. */
@NullMarked
package dev.attune.topology.identity.merge;

import org.jspecify.annotations.NullMarked;
