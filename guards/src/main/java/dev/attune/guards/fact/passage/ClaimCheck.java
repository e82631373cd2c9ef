package dev.attune.guards.fact.passage;

import java.util.Optional;

/** Judges the claims of one type. Pure but for the marks on the passage's numbers. */
public interface ClaimCheck {

  /** The first claim that does not follow from the facts, in words; marks numbers as judged. */
  Optional<String> objection(Passage passage, Facts facts);
}
