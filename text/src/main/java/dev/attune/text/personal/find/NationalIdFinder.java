package dev.attune.text.personal.find;

import dev.attune.text.personal.number.DigitRun;
import dev.attune.text.personal.number.NationalId;
import dev.attune.text.personal.number.NationalId.Proof;
import dev.attune.text.personal.span.PersonalDataKind;
import dev.attune.text.personal.span.PersonalDataSpan;
import java.util.List;
import java.util.function.Consumer;

/**
 * National ids made of digits. Where digits alone prove little, the writer's language, a label
 * before them or the customary grouping must agree, else every order number would be one.
 */
public final class NationalIdFinder implements SpanFinder {

  private static final int LABEL = 32;
  private static final List<String> LABELS =
      List.of(
          "ssn",
          "social security",
          "tax id",
          "national id",
          "nik",
          "ktp",
          "my number",
          "マイナンバー",
          "個人番号",
          "id number");

  @Override
  public void find(Passage passage, Consumer<PersonalDataSpan> found) {
    for (DigitRun run : passage.runs()) {
      for (int digit = 0; digit < run.digits().length(); digit++) {
        if (run.isGroup(digit)) {
          checkAll(passage, run, digit, found);
        }
      }
    }
  }

  private static void checkAll(
      Passage passage, DigitRun run, int from, Consumer<PersonalDataSpan> found) {
    for (NationalId id : NationalId.values()) {
      check(passage, run, from, id, found);
    }
  }

  private static void check(
      Passage passage, DigitRun run, int from, NationalId id, Consumer<PersonalDataSpan> found) {
    int to = from + id.length();
    if (to > run.digits().length()
        || !run.isBoundary(to)
        || !id.accepts(run.digits().substring(from, to))) {
      return;
    }
    int start = run.offset(from);
    int end = run.offset(to - 1) + 1;
    boolean alone = !passage.isWordAt(start - 1) && !passage.isWordAt(end);
    if (alone && (id.proof() == Proof.CHECKED || isLikely(passage, run, from, start, id))) {
      found.accept(new PersonalDataSpan(PersonalDataKind.NATIONAL_ID, start, end, id.code()));
    }
  }

  private static boolean isLikely(
      Passage passage, DigitRun run, int from, int start, NationalId id) {
    boolean grouped =
        id == NationalId.US_SOCIAL_SECURITY && run.isGroup(from + 3) && run.isGroup(from + 5);
    return grouped
        || id.isOf(passage.locale().getLanguage())
        || LABELS.stream().anyMatch(passage.before(start, LABEL)::contains);
  }
}
