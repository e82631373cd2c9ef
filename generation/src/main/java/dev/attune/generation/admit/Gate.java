package dev.attune.generation.admit;

import dev.attune.generation.time.Pace;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Stands before one model and lets calls through while its breaker is closed, its rate allows them
 * and it has a place. The others wait in order of their {@link Turn}.
 *
 * <p>Threads: one lock guards everything; nobody waits while holding it. Each caller waits in a
 * place of its own. Only the first of the queue waits for a moment in time, the others to be woken:
 * a call that ends, or the first that leaves, lets in whoever may go and wakes just those and the
 * new first.
 */
public final class Gate {

  private final ReentrantLock lock = new ReentrantLock();
  private final TreeMap<Turn, Waiting> queue = new TreeMap<>();
  private final Pace pace;
  private final Duration moneyReset;
  private final Breaker breaker;
  private final TokenBucket requests;
  private final TokenBucket tokens;
  private final AdaptiveConcurrency concurrency;
  private final Latency latency = new Latency();
  private long heldUntil = Long.MIN_VALUE;
  private long numbers;

  public Gate(String name, AdmissionLimits limits, Pace pace) {
    this.pace = pace;
    this.moneyReset = limits.moneyReset();
    this.breaker = new Breaker(name, limits.breaker(), pace);
    this.requests = new TokenBucket(limits.requestsPerMinute(), pace.nanos());
    this.tokens = new TokenBucket(limits.tokensPerMinute(), pace.nanos());
    this.concurrency = new AdaptiveConcurrency(limits.leastCalls(), limits.mostCalls());
  }

  /**
   * Waits until the call may start, on this thread.
   *
   * @param until when to give up, by {@link Pace#nanos}
   */
  public Entry enter(Ask ask, long until) throws InterruptedException {
    Waiting waiting = new Waiting(ask, until, pace.newWait());
    Turn turn = arrive(waiting);
    try {
      while (true) {
        long sleep = look(turn, waiting);
        if (waiting.entry != null) {
          return waiting.entry;
        }
        waiting.place.await(sleep);
      }
    } catch (InterruptedException stopped) {
      leave(turn, waiting);
      throw stopped;
    }
  }

  /** How long calls take, as a moving average; zero before the first one. */
  public Duration typical() {
    return latency.average();
  }

  /** Calls at a time that are allowed now. */
  public int concurrencyLimit() {
    lock.lock();
    try {
      return concurrency.limit();
    } finally {
      lock.unlock();
    }
  }

  /** Calls under way. */
  public int running() {
    lock.lock();
    try {
      return concurrency.running();
    } finally {
      lock.unlock();
    }
  }

  /** Those who wait. */
  public int waiting() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  /** Whether the model is left alone because it failed. */
  public boolean isOpen() {
    return breaker.isOpen();
  }

  private Turn arrive(Waiting waiting) {
    lock.lock();
    try {
      Turn turn = Turn.of(waiting.ask, numbers++);
      queue.put(turn, waiting);
      return turn;
    } finally {
      lock.unlock();
    }
  }

  /** Lets in whoever may go. Then this one has its entry, or learns how long to wait. */
  private long look(Turn turn, Waiting waiting) {
    lock.lock();
    try {
      long now = pace.nanos();
      admitNext(now);
      if (waiting.entry != null) {
        return 0;
      }
      Readiness ready = readiness(waiting.ask, now);
      boolean first = queue.firstKey().equals(turn);
      waiting.cause = ready.cause();
      waiting.entry = refusal(ready, waiting.until, first, now);
      if (waiting.entry != null) {
        queue.remove(turn);
        wakeFirst();
        return 0;
      }
      // Ready and yet not let in: the breaker's trial calls are under way, and their end wakes.
      boolean timed = first && ready.at() > now;
      return (timed ? Math.min(ready.at(), waiting.until) : waiting.until) - now;
    } finally {
      lock.unlock();
    }
  }

  private static @Nullable Entry refusal(Readiness ready, long until, boolean first, long now) {
    boolean late = ready.at() > until;
    return switch (ready.cause()) {
      case BREAKER, HOLD ->
          late
              ? new Entry.Closed(ready.cause(), ready.at())
              : now >= until ? new Entry.Waited(ready.cause()) : null;
      // How long the rate makes the others wait depends on those before them.
      case RATE -> now >= until || (first && late) ? new Entry.Waited(ready.cause()) : null;
      case CONCURRENCY -> now >= until ? new Entry.Waited(ready.cause()) : null;
    };
  }

  private void admitNext(long now) {
    boolean moved = false;
    while (!queue.isEmpty()) {
      Map.Entry<Turn, Waiting> first = queue.firstEntry();
      Waiting next = first.getValue();
      if (readiness(next.ask, now).at() > now || !breaker.admits()) {
        break;
      }
      queue.remove(first.getKey());
      requests.take(1);
      tokens.take(next.ask.tokens());
      concurrency.started();
      next.entry = new Place(next.ask.tokens(), now, next.cause);
      next.place.wake();
      moved = true;
    }
    if (moved) {
      wakeFirst();
    }
  }

  private Readiness readiness(Ask ask, long now) {
    if (breaker.openUntil() > now) {
      return new Readiness(breaker.openUntil(), WaitCause.BREAKER);
    }
    if (heldUntil > now) {
      return new Readiness(heldUntil, WaitCause.HOLD);
    }
    long rate = Math.max(requests.readyAt(1, now), tokens.readyAt(ask.tokens(), now));
    if (rate > now) {
      return new Readiness(rate, WaitCause.RATE);
    }
    return new Readiness(concurrency.isFull() ? Pace.NEVER : now, WaitCause.CONCURRENCY);
  }

  private void leave(Turn turn, Waiting waiting) {
    lock.lock();
    try {
      queue.remove(turn);
      if (waiting.entry instanceof Entry.Admitted place) {
        place.ended(CallEnd.UNKNOWN, 0, Duration.ZERO);
      }
      wakeFirst();
    } finally {
      lock.unlock();
    }
  }

  private void wakeFirst() {
    if (!queue.isEmpty()) {
      queue.firstEntry().getValue().place.wake();
    }
  }

  private void end(Place place, CallEnd end, long used, Duration leaveAlone) {
    lock.lock();
    try {
      long now = pace.nanos();
      boolean wasOpen = breaker.isOpen();
      concurrency.ended(end, place.startedAt, now);
      breaker.ended(end, leaveAlone.isPositive() ? leaveAlone : moneyReset);
      if (used > 0) {
        tokens.correct(place.tokens - used, now);
      }
      if (end == CallEnd.ANSWERED) {
        latency.add(now - place.startedAt);
      }
      heldUntil = Math.max(heldUntil, now + leaveAlone.toNanos());
      admitNext(now);
      if (breaker.isOpen() && !wasOpen) {
        // All have to know: some can go to another model, some would wait for nothing.
        queue.values().forEach(waiting -> waiting.place.wake());
      }
      wakeFirst();
    } finally {
      lock.unlock();
    }
  }

  private record Readiness(long at, WaitCause cause) {}

  /** One who waits. Its thread alone waits and reads; the lock guards the rest. */
  private static final class Waiting {
    private final Ask ask;
    private final long until;
    private final Pace.Wait place;
    private @Nullable Entry entry;
    private @Nullable WaitCause cause;

    Waiting(Ask ask, long until, Pace.Wait place) {
      this.ask = ask;
      this.until = until;
      this.place = place;
    }
  }

  private final class Place implements Entry.Admitted {
    private final long tokens;
    private final long startedAt;
    private final @Nullable WaitCause cause;

    Place(long tokens, long startedAt, @Nullable WaitCause cause) {
      this.tokens = tokens;
      this.startedAt = startedAt;
      this.cause = cause;
    }

    @Override
    public Optional<WaitCause> waitedFor() {
      return Optional.ofNullable(cause);
    }

    @Override
    public void ended(CallEnd end, long used, Duration leaveAlone) {
      end(this, end, used, leaveAlone);
    }
  }
}
