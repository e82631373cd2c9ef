package dev.attune.generation.choose;

import dev.attune.avro.Brief;
import dev.attune.avro.ChoiceRule;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GuardResult;
import dev.attune.guards.Guards;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Chooses among texts: one that a guard refuses never; of the others the one with the greatest
 * weighted mean of the signals that the rule wants and that are known of all of them. Without such
 * a signal the first. Equals go by their order. Pure.
 */
final class CandidateSelector {

  private final Guards guards;

  CandidateSelector(Guards guards) {
    this.guards = guards;
  }

  Choice choose(Pool pool, GenerationRequest request) {
    Brief brief = request.getBrief();
    ChoiceRule rule = request.getChoose();
    String told = request.getPrompt().getSystem();
    Map<Integer, List<GuardResult>> verdicts = new HashMap<>();
    pool.distinct()
        .forEach(
            place -> verdicts.put(place, guards.judge(pool.all().get(place).text(), brief, told)));
    List<Integer> fit =
        pool.distinct()
            .filter(place -> Guards.firstFailure(verdicts.getOrDefault(place, List.of())).isEmpty())
            .boxed()
            .toList();
    if (fit.isEmpty()) {
      return new Choice(Choice.NONE, refusal(verdicts), verdicts, Map.of());
    }
    return best(pool, rule, verdicts, fit);
  }

  private static Choice best(
      Pool pool, ChoiceRule rule, Map<Integer, List<GuardResult>> verdicts, List<Integer> fit) {
    if (fit.size() == 1) {
      String only = pool.size() == 1 ? "the only candidate" : "the only candidate that passed";
      return new Choice(fit.getFirst(), only, verdicts, Map.of());
    }
    List<Signal> wanted =
        Arrays.stream(Signal.values()).filter(signal -> signal.weight(rule) > 0).toList();
    List<Signal> known = wanted.stream().filter(signal -> signal.isKnownOf(pool, fit)).toList();
    String left = leftOut(wanted, known);
    if (known.isEmpty()) {
      return new Choice(fit.getFirst(), "the first that passed" + left, verdicts, Map.of());
    }
    Map<Integer, Double> values =
        fit.stream()
            .collect(Collectors.toMap(place -> place, place -> value(pool, place, rule, known)));
    int best = fit.getFirst();
    for (int place : fit) {
      best = values.getOrDefault(place, 0.0) > values.getOrDefault(best, 0.0) ? place : best;
    }
    String reason =
        String.format(
            Locale.ROOT,
            "the greatest value, %.4f, of %d that passed, by %s%s",
            values.get(best),
            fit.size(),
            known.stream().map(Signal::key).collect(Collectors.joining(" and ")),
            left);
    return new Choice(best, reason, verdicts, values);
  }

  private static double value(Pool pool, int place, ChoiceRule rule, List<Signal> known) {
    double sum = 0;
    double weights = 0;
    for (Signal signal : known) {
      sum += signal.weight(rule) * signal.of(pool, place).orElseThrow();
      weights += signal.weight(rule);
    }
    return sum / weights;
  }

  private static String leftOut(List<Signal> wanted, List<Signal> known) {
    String absent =
        wanted.stream()
            .filter(signal -> !known.contains(signal))
            .map(Signal::key)
            .collect(Collectors.joining(", "));
    return absent.isEmpty() ? "" : "; not known of all: " + absent;
  }

  /** Every guard's first objection once, so that a repair would know what to mend. */
  private static String refusal(Map<Integer, List<GuardResult>> verdicts) {
    String reasons =
        verdicts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> Guards.firstFailure(entry.getValue()))
            .flatMap(Optional::stream)
            .map(failure -> failure.getGuard() + ": " + failure.getDetail())
            .distinct()
            .collect(Collectors.joining("; "));
    return "no candidate passed the guards: " + reasons;
  }
}
