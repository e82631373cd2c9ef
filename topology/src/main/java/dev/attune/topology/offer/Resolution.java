package dev.attune.topology.offer;

import dev.attune.avro.Decision;
import dev.attune.avro.Offer;
import org.jspecify.annotations.Nullable;

/**
 * How a request ends.
 *
 * @param offer what is published, null where nothing is
 * @param decision the line of the ledger
 */
record Resolution(@Nullable Offer offer, Decision decision) {}
