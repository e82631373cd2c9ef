package dev.attune.topology.offer;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferText;
import java.util.List;
import java.util.Optional;

/** All guards, cheapest first. Pure. */
final class Guards {

  private final List<TextGuard> guards = List.of(new FormatGuard(), new FiguresGuard());

  List<GuardResult> judge(OfferText text, Brief brief) {
    return guards.stream().map(guard -> guard.judge(text, brief)).toList();
  }

  static Optional<GuardResult> firstFailure(List<GuardResult> results) {
    return results.stream().filter(result -> result.getVerdict() != GuardVerdict.PASS).findFirst();
  }
}
