package dev.attune.guards;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferText;
import dev.attune.guards.fact.FactGuard;
import dev.attune.guards.harm.PersonalDataGuard;
import dev.attune.guards.harm.PressureGuard;
import dev.attune.guards.harm.SectorGuard;
import dev.attune.guards.harm.ToxicityGuard;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.TextGuard;
import dev.attune.guards.language.LanguageGuard;
import dev.attune.guards.link.LinkGuard;
import dev.attune.guards.name.NameGuard;
import dev.attune.guards.voice.EchoGuard;
import dev.attune.guards.voice.VoiceGuard;
import dev.attune.text.language.LanguageIdentifier;
import java.util.List;
import java.util.Optional;

/**
 * Guards in the order in which they judge, cheapest first. Pure: the same text and brief give the
 * same verdicts, whoever asks. Immutable; safe from many threads as far as its guards are.
 */
public final class Guards {

  private final List<TextGuard> guards;

  /** These guards and no others. */
  public Guards(List<TextGuard> guards) {
    this.guards = List.copyOf(guards);
  }

  /**
   * The guards that every written offer has to pass: the same ones for all who ask, as their lists
   * and models take a tenth of a second to read.
   */
  public static Guards standard() {
    return Standard.GUARDS;
  }

  /** Reads all that the standard guards would read at their first text, for about a second. */
  public static void load() {
    new LanguageIdentifier().load();
    standard();
  }

  /** The guards of a playbook's own text, which a person wrote and may be general. */
  public static Guards ofPlaybook() {
    return Standard.PLAYBOOK;
  }

  /** Every guard's verdict, in order; one that fails keeps none of the others from judging. */
  public List<GuardResult> judge(OfferText text, Brief brief) {
    return judge(text, brief, "");
  }

  /**
   * The same where it is known what the writer was told.
   *
   * @param instructions the part of the prompt that is the same for all readers, which a text must
   *     not repeat
   */
  public List<GuardResult> judge(OfferText text, Brief brief, String instructions) {
    JudgedText judged = JudgedText.of(text, instructions);
    return guards.stream().map(guard -> guard.judge(judged, brief)).toList();
  }

  /** The guards, in order. */
  public List<TextGuard> all() {
    return guards;
  }

  /** What the guards are called, in order. */
  public List<String> names() {
    return guards.stream().map(TextGuard::name).toList();
  }

  /** The first verdict that is no pass; what could not be verified did not pass. */
  public static Optional<GuardResult> firstFailure(List<GuardResult> results) {
    return results.stream().filter(result -> result.getVerdict() != GuardVerdict.PASS).findFirst();
  }

  /** Read when they are first asked for. */
  private static final class Standard {
    static final Guards GUARDS =
        new Guards(
            List.of(
                new FormatGuard(),
                new EchoGuard(),
                new LinkGuard(),
                new SubjectGuard(),
                new NameGuard(),
                new VoiceGuard(),
                new PressureGuard(),
                new SectorGuard(),
                new ToxicityGuard(),
                new FactGuard(),
                new PersonalDataGuard(),
                new LanguageGuard()));
    static final Guards PLAYBOOK =
        new Guards(List.of(new FormatGuard(), new FiguresGuard(), new NameGuard()));
  }
}
