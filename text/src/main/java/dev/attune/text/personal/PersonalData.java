package dev.attune.text.personal;

import dev.attune.text.personal.find.AddressFinder;
import dev.attune.text.personal.find.CardFinder;
import dev.attune.text.personal.find.EastAsianAddressFinder;
import dev.attune.text.personal.find.EmailFinder;
import dev.attune.text.personal.find.IbanFinder;
import dev.attune.text.personal.find.IpAddressFinder;
import dev.attune.text.personal.find.LetteredIdFinder;
import dev.attune.text.personal.find.NameFinder;
import dev.attune.text.personal.find.NationalIdFinder;
import dev.attune.text.personal.find.Passage;
import dev.attune.text.personal.find.PhoneFinder;
import dev.attune.text.personal.find.SpanFinder;
import dev.attune.text.personal.span.PersonalDataSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds and masks personal data. Give it clean text: a zero-width space within a number hides it.
 * What it does not find is not proved to be absent: see each finder for what it looks for. Steps
 * grow with the length of the text. Safe for use by many threads.
 */
public final class PersonalData {

  private static final Comparator<PersonalDataSpan> BY_PLACE =
      Comparator.comparingInt(PersonalDataSpan::start);
  private static final Comparator<PersonalDataSpan> BY_RIGHT =
      Comparator.comparing(PersonalDataSpan::kind)
          .thenComparing(PersonalDataSpan::length, Comparator.reverseOrder())
          .thenComparing(BY_PLACE)
          .thenComparing(PersonalDataSpan::detail);

  private final List<SpanFinder> finders =
      List.of(
          new EmailFinder(),
          new IbanFinder(),
          new CardFinder(),
          new NationalIdFinder(),
          new LetteredIdFinder(),
          new IpAddressFinder(),
          new PhoneFinder(),
          new AddressFinder(),
          new EastAsianAddressFinder(),
          new NameFinder());

  /**
   * What is found, by place, no two overlapping: the surer kind wins, then the longer span.
   *
   * @param locale of the writer; {@link Locale#ROOT} where unknown
   */
  public List<PersonalDataSpan> find(CharSequence text, Locale locale) {
    Passage passage = Passage.of(text, locale);
    List<PersonalDataSpan> all = new ArrayList<>();
    finders.forEach(finder -> finder.find(passage, all::add));
    all.sort(BY_RIGHT);
    boolean[] taken = new boolean[text.length()];
    List<PersonalDataSpan> kept = new ArrayList<>();
    for (PersonalDataSpan span : all) {
      if (take(taken, span)) {
        kept.add(span);
      }
    }
    kept.sort(BY_PLACE);
    return List.copyOf(kept);
  }

  /** The text with each find replaced by its kind: "write to [e-mail]". */
  public String mask(String text, Locale locale) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    for (PersonalDataSpan span : find(text, locale)) {
      out.append(text, at, span.start()).append('[').append(span.kind().label()).append(']');
      at = span.end();
    }
    return out.append(text, at, text.length()).toString();
  }

  private static boolean take(boolean[] taken, PersonalDataSpan span) {
    for (int i = span.start(); i < span.end(); i++) {
      if (taken[i]) {
        return false;
      }
    }
    for (int i = span.start(); i < span.end(); i++) {
      taken[i] = true;
    }
    return true;
  }
}
