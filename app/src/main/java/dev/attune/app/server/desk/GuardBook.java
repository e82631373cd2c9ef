package dev.attune.app.server.desk;

import dev.attune.app.server.desk.OpenTexts.Open;
import dev.attune.avro.Candidate;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the guards said of every text that a writer handed in, refused ones too, with the newest
 * refusals as examples. Any thread may use it.
 */
final class GuardBook {

  private static final int EXAMPLES = 12;
  private static final int MOST_GUARDS = 64;

  /**
   * A refusal. It names no user: it would outlive an erasure.
   *
   * @param at when it was read, by the record's timestamp, ISO 8601
   * @param detail what the guard found
   */
  record Example(
      String at,
      String requestId,
      @Nullable String scenario,
      @Nullable String language,
      GuardVerdict verdict,
      String detail) {}

  /**
   * One guard.
   *
   * @param passed texts
   * @param failed texts
   * @param notVerified texts that it could not judge
   * @param examples newest first
   */
  record Entry(String guard, long passed, long failed, long notVerified, List<Example> examples) {}

  private static final class Tally {
    private long passed;
    private long failed;
    private long notVerified;
    private final Deque<Example> examples = new ArrayDeque<>(EXAMPLES);

    private void count(GuardVerdict verdict) {
      switch (verdict) {
        case PASS -> passed++;
        case FAIL -> failed++;
        case NOT_VERIFIED -> notVerified++;
      }
    }
  }

  private final Map<String, Tally> guards = new TreeMap<>();

  synchronized void see(GenerationResponse response, @Nullable Open request, Instant at) {
    if (response.getSelection() == null) {
      return;
    }
    for (Candidate candidate : response.getSelection().getCandidates()) {
      candidate.getGuards().forEach(result -> see(result, response, request, at));
    }
  }

  private void see(
      GuardResult result, GenerationResponse response, @Nullable Open request, Instant at) {
    if (guards.size() >= MOST_GUARDS && !guards.containsKey(result.getGuard())) {
      return;
    }
    Tally tally = guards.computeIfAbsent(result.getGuard(), name -> new Tally());
    tally.count(result.getVerdict());
    if (result.getVerdict() == GuardVerdict.PASS) {
      return;
    }
    tally.examples.addFirst(
        new Example(
            at.toString(),
            response.getRequestId(),
            request == null ? null : request.scenario(),
            request == null ? null : request.language(),
            result.getVerdict(),
            String.valueOf(result.getDetail())));
    if (tally.examples.size() > EXAMPLES) {
      tally.examples.removeLast();
    }
  }

  /** All guards by name. */
  synchronized List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    guards.forEach((name, tally) ->
        entries.add(
            new Entry(
                name, tally.passed, tally.failed, tally.notVerified, List.copyOf(tally.examples))));
    return entries;
  }
}
