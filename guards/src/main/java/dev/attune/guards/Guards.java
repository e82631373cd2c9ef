package dev.attune.guards;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferText;
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

  /** The guards that every written offer has to pass. */
  public static Guards standard() {
    return new Guards(List.of(new FormatGuard(), new FiguresGuard(), new SubjectGuard()));
  }

  /** The guards of a playbook's own text, which a person wrote and may be general. */
  public static Guards ofPlaybook() {
    return new Guards(List.of(new FormatGuard(), new FiguresGuard()));
  }

  /** Every guard's verdict, in order; one that fails keeps none of the others from judging. */
  public List<GuardResult> judge(OfferText text, Brief brief) {
    return guards.stream().map(guard -> guard.judge(text, brief)).toList();
  }

  /** The first verdict that is no pass; what could not be verified did not pass. */
  public static Optional<GuardResult> firstFailure(List<GuardResult> results) {
    return results.stream().filter(result -> result.getVerdict() != GuardVerdict.PASS).findFirst();
  }
}
