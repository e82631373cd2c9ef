/**
 * What becomes of records that cannot be used: kept, with step and cause, and the stream goes on.
 */
@NullMarked
package dev.attune.topology.deadletter;

import org.jspecify.annotations.NullMarked;
