package dev.attune.topology.outcome;

import dev.attune.avro.Offer;
import org.jspecify.annotations.Nullable;

/**
 * A request has ended.
 *
 * @param offer what came of it, null where nothing did
 */
public record Answered(String requestId, @Nullable Offer offer) {}
