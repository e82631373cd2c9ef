package dev.attune.benchmarks.outage;

import dev.attune.benchmarks.process.ChildJvm;
import dev.attune.benchmarks.process.ModelProcess;
import dev.attune.benchmarks.watch.DecisionWatch;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Looks around twice a second and keeps the worst that it saw. One thread's. */
final class OutageWatch {

  private static final long STEP_MILLIS = 500;
  private static final long SAY_MILLIS = 5_000;
  private static final long MINUTE_MILLIS = 60_000;

  private final EmptySearches searches;
  private final DecisionWatch decisions;
  private final Lag lag;
  private final ModelProcess model;
  private final List<ChildJvm> children;
  private final Consumer<String> progress;

  private final long began = System.nanoTime();
  private long mostTopologyLag;
  private long mostTopologyLagAt;
  private long mostWorkerLag;
  private long callsBefore;
  private long callsInOutage;
  private int drainedAt = -1;
  private long backAt;
  private long drainedAfter = -1;
  private final NavigableMap<Long, Long> callsByMillis = new TreeMap<>();

  OutageWatch(
      EmptySearches searches,
      DecisionWatch decisions,
      Lag lag,
      ModelProcess model,
      List<ChildJvm> children,
      Consumer<String> progress) {
    this.searches = searches;
    this.decisions = decisions;
    this.lag = lag;
    this.model = model;
    this.children = children;
    this.progress = progress;
  }

  /** Waits, without noting anything. */
  void until(BooleanSupplier condition, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      children.forEach(ChildJvm::requireAlive);
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "only %d of %d triggers have ended".formatted(decisions.ended(), searches.sent()));
      }
      Thread.sleep(STEP_MILLIS);
    }
  }

  /** Looks for so long. */
  void during(String phase, Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    long sayAt = 0;
    while (System.nanoTime() < end) {
      children.forEach(ChildJvm::requireAlive);
      String line = look();
      if (System.currentTimeMillis() > sayAt) {
        progress.accept(phase + ": " + line);
        sayAt = System.currentTimeMillis() + SAY_MILLIS;
      }
      Thread.sleep(STEP_MILLIS);
    }
  }

  private String look() throws InterruptedException {
    long topology = lag.topology();
    long worker = lag.worker();
    if (topology > mostTopologyLag) {
      mostTopologyLag = topology;
      mostTopologyLagAt = (System.nanoTime() - began) / 1_000_000_000;
    }
    mostWorkerLag = Math.max(mostWorkerLag, worker);
    int open = searches.sent() - decisions.ended();
    if (backAt > 0) {
      callsByMillis.put(System.currentTimeMillis(), model.counters().calls());
      if (drainedAfter < 0 && open <= drainedAt) {
        drainedAfter = System.currentTimeMillis() - backAt;
      }
    }
    return "%d sent, %d open, lag %d and %d, %s"
        .formatted(searches.sent(), open, topology, worker, model.counters());
  }

  /** From now on the provider is gone. */
  void outage() {
    callsBefore = model.counters().calls();
  }

  /**
   * From now on it is back.
   *
   * @param usualOpen triggers that are open in good times
   */
  void back(int usualOpen) {
    drainedAt = usualOpen;
    callsInOutage = model.counters().calls() - callsBefore;
    backAt = System.currentTimeMillis();
    callsByMillis.put(backAt, model.counters().calls());
  }

  Seen seen() {
    return new Seen(
        mostTopologyLag,
        mostTopologyLagAt,
        mostWorkerLag,
        callsInOutage,
        mostCallsPerMinute(),
        drainedAfter);
  }

  private long mostCallsPerMinute() {
    return callsByMillis.entrySet().stream()
        .mapToLong(entry ->
            callsByMillis.floorEntry(entry.getKey() + MINUTE_MILLIS).getValue() - entry.getValue())
        .max()
        .orElse(0);
  }

  /** The worst, see {@link OutageReport}. */
  record Seen(
      long mostTopologyLag,
      long mostTopologyLagAt,
      long mostWorkerLag,
      long callsInOutage,
      long mostCallsPerMinute,
      long drainedAfterMillis) {}
}
