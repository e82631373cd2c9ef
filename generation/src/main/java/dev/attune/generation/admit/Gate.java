package dev.attune.generation.admit;

import dev.attune.generation.admit.Capacity.Readiness;
import dev.attune.generation.admit.line.Ask;
import dev.attune.generation.admit.line.Line;
import dev.attune.generation.admit.line.Turn;
import dev.attune.generation.time.Pace;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Stands before one model and lets calls through while its breaker is closed, its rate allows them
 * and it has a place. The others wait in their {@link Line}. None is called with less time left
 * than calls usually take, and where the model is only tried, those go who have the most.
 *
 * <p>Threads: one lock guards everything; nobody waits while holding it. Each caller waits in a
 * place of its own. Only the first of the queue waits for a moment in time, the others to be woken:
 * a call that ends, or the first that leaves, lets in whoever may go and wakes just those and the
 * new first.
 */
public final class Gate {

  private final ReentrantLock lock = new ReentrantLock();
  private final Line<Waiting> line = new Line<>();
  private final Pace pace;
  private final Duration moneyReset;
  private final Breaker breaker;
  private final Capacity capacity;
  private final Latency latency = new Latency();

  public Gate(String name, AdmissionLimits limits, Pace pace) {
    this.pace = pace;
    this.moneyReset = limits.moneyReset();
    this.breaker = new Breaker(name, limits.breaker(), pace);
    this.capacity = new Capacity(limits, pace.nanos());
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
      return capacity.limit();
    } finally {
      lock.unlock();
    }
  }

  /** Calls under way. */
  public int running() {
    lock.lock();
    try {
      return capacity.running();
    } finally {
      lock.unlock();
    }
  }

  /** Those who wait. */
  public int waiting() {
    lock.lock();
    try {
      return line.size();
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
      return line.add(waiting.ask, waiting);
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
      boolean first = line.isFirst(turn);
      long giveUp = giveUpAt(waiting, now);
      waiting.cause = ready.cause();
      waiting.entry = refusal(waiting, ready, first, giveUp, now);
      if (waiting.entry != null) {
        line.remove(turn);
        wakeFirst();
        return 0;
      }
      // Who is next need not be the first; and where it is ready and yet not let in, the breaker's
      // trials are under way, and their end wakes.
      long next = readiness(next(now).getValue().ask, now).at();
      return (first && next > now ? Math.min(next, giveUp) : giveUp) - now;
    } finally {
      lock.unlock();
    }
  }

  /** When it has waited as long as it is worth. */
  private long giveUpAt(Waiting waiting, long now) {
    long lastStart = Math.min(waiting.until, latency.lastStart(waiting.ask.deadlineNanos(), now));
    OptionalLong away = breaker.awaySince();
    return away.isPresent() ? Outage.giveUpAt(away.getAsLong(), lastStart) : lastStart;
  }

  private @Nullable Entry refusal(
      Waiting waiting, Readiness ready, boolean first, long giveUp, long now) {
    if (isTooLate(waiting, now)) {
      return new Entry.TooLate(latency.average());
    }
    if (breaker.awaySince().isPresent() && now >= giveUp) {
      return new Entry.Closed(WaitCause.BREAKER, Math.max(now, ready.at()));
    }
    boolean late = ready.at() > giveUp;
    return switch (ready.cause()) {
      case BREAKER, HOLD -> late ? new Entry.Closed(ready.cause(), ready.at()) : null;
      // How long the rate makes the others wait depends on those before them.
      case RATE -> now >= giveUp || (first && late) ? new Entry.Waited(ready.cause()) : null;
      case CONCURRENCY -> now >= giveUp ? new Entry.Waited(ready.cause()) : null;
    };
  }

  private void admitNext(long now) {
    boolean moved = false;
    while (!line.isEmpty()) {
      Map.Entry<Turn, Waiting> turn = next(now);
      Waiting next = turn.getValue();
      if (readiness(next.ask, now).at() > now) {
        break;
      }
      if (isTooLate(next, now)) {
        next.entry = new Entry.TooLate(latency.average());
      } else if (breaker.admits()) {
        next.entry = admitted(next, now);
      } else {
        break;
      }
      line.remove(turn.getKey());
      next.place.wake();
      moved = true;
    }
    if (moved) {
      wakeFirst();
    }
  }

  private Map.Entry<Turn, Waiting> next(long now) {
    long ample = now + latency.ample();
    return breaker.tries() ? line.withMostTime(ample) : line.next(ample);
  }

  private boolean isTooLate(Waiting waiting, long now) {
    return latency.exceeds(waiting.ask.deadlineNanos() - now, now);
  }

  private Place admitted(Waiting next, long now) {
    capacity.started(next.ask);
    if (next.ask.deadlineNanos() - now < latency.average().toNanos()) {
      latency.tested(now);
    }
    return new Place(next.ask.tokens(), now, next.cause);
  }

  private Readiness readiness(Ask ask, long now) {
    if (breaker.openUntil() > now) {
      return new Readiness(breaker.openUntil(), WaitCause.BREAKER);
    }
    Readiness ready = capacity.readiness(ask, now);
    return ready.at() <= now && breaker.tries() ? new Readiness(now, WaitCause.BREAKER) : ready;
  }

  private void leave(Turn turn, Waiting waiting) {
    lock.lock();
    try {
      line.remove(turn);
      if (waiting.entry instanceof Entry.Admitted place) {
        place.ended(CallEnd.UNKNOWN, 0, Duration.ZERO);
      }
      wakeFirst();
    } finally {
      lock.unlock();
    }
  }

  private void wakeFirst() {
    Waiting first = line.first();
    if (first != null) {
      first.place.wake();
    }
  }

  private void end(Place place, CallEnd end, long used, Duration leaveAlone) {
    lock.lock();
    try {
      long now = pace.nanos();
      boolean wasOpen = breaker.isOpen();
      // How many calls a model bears shows while it is there, not by the trials of an outage.
      CallEnd says = breaker.tries() ? CallEnd.UNKNOWN : end;
      capacity.ended(says, place.startedAt, used > 0 ? place.tokens - used : 0, now);
      breaker.ended(end, leaveAlone.isPositive() ? leaveAlone : moneyReset);
      switch (end) {
        case ANSWERED -> latency.answered(now - place.startedAt, now);
        case CUT_SHORT -> latency.cutShort(now - place.startedAt, now);
        case RATE_LIMITED, OVERLOADED, FAULTY, MONEY_GONE, UNKNOWN -> {}
      }
      capacity.holdUntil(now + leaveAlone.toNanos());
      admitNext(now);
      if (breaker.isOpen() && !wasOpen) {
        // All have to know: some can go to another model, some would wait for nothing.
        line.forEach(waiting -> waiting.place.wake());
      }
      wakeFirst();
    } finally {
      lock.unlock();
    }
  }

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
