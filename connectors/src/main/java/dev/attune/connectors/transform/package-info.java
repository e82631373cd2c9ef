/**
 * Kafka Connect transforms: rows of other people's systems become events of our contracts, and
 * fields become pseudonyms.
 *
 * <p>Rows of every system are first written as calls of the Segment spec; what a call means is
 * known in one place, {@link dev.attune.connectors.log.segment.SegmentReader}.
 */
@NullMarked
package dev.attune.connectors.transform;

import org.jspecify.annotations.NullMarked;
