package dev.attune.generation.draft;

import dev.attune.avro.OfferText;

/** What came of reading a model's raw text. */
public sealed interface Reading {

  /** A complete text. */
  record Legible(OfferText text) implements Reading {}

  /** Not a text that could become an offer. The reason names the fault, never the content. */
  record Illegible(String reason) implements Reading {}
}
