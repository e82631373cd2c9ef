package dev.attune.text.personal.find;

import dev.attune.text.personal.number.CardIssuer;
import dev.attune.text.personal.number.DigitRun;
import dev.attune.text.personal.span.PersonalDataKind;
import dev.attune.text.personal.span.PersonalDataSpan;
import java.util.function.Consumer;

/** Payment card numbers: whole groups of digits of an issuer's prefix and length that pass Luhn. */
public final class CardFinder implements SpanFinder {

  @Override
  public void find(Passage passage, Consumer<PersonalDataSpan> found) {
    for (DigitRun run : passage.runs()) {
      for (int digit = 0; digit < run.digits().length(); digit++) {
        if (run.isGroup(digit)) {
          findFrom(run, digit, found);
        }
      }
    }
  }

  private static void findFrom(DigitRun run, int from, Consumer<PersonalDataSpan> found) {
    int last = Math.min(run.digits().length(), from + CardIssuer.LONGEST);
    for (int to = last; to >= from + CardIssuer.SHORTEST; to--) {
      if (run.isBoundary(to) && CardIssuer.isCard(run.digits().substring(from, to))) {
        found.accept(
            new PersonalDataSpan(
                PersonalDataKind.CARD, run.offset(from), run.offset(to - 1) + 1, ""));
        return;
      }
    }
  }
}
