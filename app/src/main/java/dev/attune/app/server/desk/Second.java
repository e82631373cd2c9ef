package dev.attune.app.server.desk;

import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.ModelUse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was seen in the second that runs. One thread's; bounded whatever comes. */
final class Second {

  /** More answers a second than these do not move a median. */
  private static final int MOST_LATENCIES = 4096;

  private static final Set<DecisionOutcome> OFFERS =
      EnumSet.of(DecisionOutcome.OFFERED, DecisionOutcome.FALLBACK);

  private final Map<String, Long> decisions = new TreeMap<>();
  private final Map<String, Long> silences = new TreeMap<>();
  private final Map<String, Long> answers = new TreeMap<>();
  private final List<Long> latencies = new ArrayList<>();
  private BigDecimal cost = BigDecimal.ZERO;
  private long unpriced;
  private long triggers;
  private long asked;

  void asked() {
    asked++;
    triggers++;
  }

  void decided(Decision decision) {
    decisions.merge(decision.getOutcome().name(), 1L, Long::sum);
    if (decision.getRequestId() == null) {
      triggers++;
    }
    if (decision.getReason() != null && !OFFERS.contains(decision.getOutcome())) {
      silences.merge(decision.getReason().getRule(), 1L, Long::sum);
    }
  }

  void answered(GenerationResponse response) {
    answers.merge(response.getStatus().name(), 1L, Long::sum);
    ModelUse use = response.getUse();
    if (use.getCostUsd() != null) {
      cost = cost.add(use.getCostUsd());
    } else if (use.getAttempts() > 0) {
      unpriced++;
    }
    if (use.getAttempts() > 0 && latencies.size() < MOST_LATENCIES) {
      latencies.add(use.getLatencyMillis());
    }
  }

  /** The second as it ended. */
  Tick end(long sequence, long at, Map<String, Long> events, long open, Map<String, Long> lag) {
    return new Tick(
        sequence,
        at,
        events,
        triggers,
        asked,
        Map.copyOf(decisions),
        Map.copyOf(silences),
        Map.copyOf(answers),
        cost,
        unpriced,
        quantiles(),
        open,
        lag);
  }

  private List<Long> quantiles() {
    if (latencies.isEmpty()) {
      return List.of();
    }
    Collections.sort(latencies);
    int last = latencies.size() - 1;
    return List.of(latencies.get(last / 2), latencies.get((int) Math.round(last * 0.95)));
  }
}
