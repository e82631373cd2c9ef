package dev.attune.generation.model;

import dev.attune.avro.OfferText;

/** A text that a model wrote, and the probability that it gave it. */
public record ScoredText(OfferText text, Score score) {}
