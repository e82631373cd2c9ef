package dev.attune.text.personal.find;

import dev.attune.text.personal.span.PersonalDataSpan;
import java.util.function.Consumer;

/** Finds one kind of personal data. Steps grow with the length of the text, not faster. */
@FunctionalInterface
public interface SpanFinder {

  /** Gives what is found, in any order; spans may overlap. */
  void find(Passage passage, Consumer<PersonalDataSpan> found);
}
