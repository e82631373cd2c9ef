package dev.attune.modelserver.batch;

import dev.attune.modelserver.http.Reply;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Calls that are made as a whole. Nothing runs: how it stands follows from the time.
 *
 * <p>Threads: any.
 */
public final class BatchRun {

  private final List<Line> lines;
  private final BatchTimes times;
  private final Duration from;
  private @Nullable Duration cancelledAt;
  private @Nullable List<Result> results;

  /**
   * A call and its name.
   *
   * @param id the caller's own
   */
  public record Line(String id, BatchedCall call) {}

  /** What became of a call. */
  public record Result(String id, End end, @Nullable Reply reply) {}

  /** How a call ended. */
  public enum End {
    SUCCEEDED,
    ERRORED,
    EXPIRED,
    CANCELLED
  }

  /** How far it is. */
  public enum Phase {
    VALIDATING,
    RUNNING,
    CANCELLING,
    ENDED
  }

  /**
   * Begins now.
   *
   * @param from time since the server's start
   */
  public BatchRun(List<Line> lines, BatchTimes times, Duration from) {
    this.lines = List.copyOf(lines);
    this.times = times;
    this.from = from;
  }

  /** As many calls as it has. */
  public int size() {
    return lines.size();
  }

  /** Ends what has not ended; nothing where all has. */
  public synchronized void cancel(Duration now) {
    if (cancelledAt == null && phase(now) != Phase.ENDED) {
      cancelledAt = now;
    }
  }

  /** How far it is at this time. */
  public synchronized Phase phase(Duration now) {
    if (now.compareTo(endsAt()) >= 0) {
      return Phase.ENDED;
    }
    if (cancelledAt != null) {
      return Phase.CANCELLING;
    }
    return now.compareTo(from.plus(times.validating())) < 0 ? Phase.VALIDATING : Phase.RUNNING;
  }

  /** When it was cancelled, after its start; null where it was not. */
  public synchronized @Nullable Duration cancelledAfter() {
    return cancelledAt == null ? null : cancelledAt.minus(from);
  }

  /** When it ends, after its start. */
  public synchronized Duration endsAfter() {
    return endsAt().minus(from);
  }

  /** Whether its window closed before its last call had ended. */
  public synchronized boolean expired() {
    return cancelledAt == null
        && IntStream.range(0, lines.size())
            .anyMatch(line -> doneAfter(line).compareTo(times.window()) > 0);
  }

  /** How many calls have ended by then. */
  public synchronized int done(Duration now) {
    Duration after = now.minus(from);
    Duration until = after.compareTo(cut()) < 0 ? after : cut();
    return (int)
        IntStream.range(0, lines.size()).filter(i -> doneAfter(i).compareTo(until) <= 0).count();
  }

  // Calls end one after the other, evenly over the time of the whole, or later where they are slow.
  private Duration doneAfter(int line) {
    Duration even = times.running().multipliedBy(line + 1L).dividedBy(lines.size());
    Duration own = lines.get(line).call().latency();
    return times.validating().plus(own.compareTo(even) > 0 ? own : even);
  }

  /** After this nothing ends well any more. */
  private Duration cut() {
    Duration cancelled = cancelledAfter();
    return cancelled != null ? cancelled : times.window();
  }

  // A cancelled one takes a little longer, as a provider's does.
  private Duration endsAt() {
    Duration longest =
        IntStream.range(0, lines.size())
            .mapToObj(this::doneAfter)
            .max(Comparator.naturalOrder())
            .orElse(times.validating());
    Duration bound = longest.compareTo(times.window()) < 0 ? longest : times.window();
    Duration end = from.plus(bound);
    if (cancelledAt == null) {
      return end;
    }
    Duration cancelled = cancelledAt.plus(times.validating());
    return cancelled.compareTo(end) < 0 ? cancelled : end;
  }

  /** What became of each call, in their order; to be asked for once it has ended. */
  public synchronized List<Result> results() {
    List<Result> known = results;
    if (known == null) {
      known = IntStream.range(0, lines.size()).mapToObj(this::result).toList();
      results = known;
    }
    return known;
  }

  private Result result(int place) {
    Line line = lines.get(place);
    if (doneAfter(place).compareTo(cut()) > 0) {
      return new Result(line.id(), cancelledAt == null ? End.EXPIRED : End.CANCELLED, null);
    }
    Reply reply = line.call().reply();
    return new Result(line.id(), reply.status() < 400 ? End.SUCCEEDED : End.ERRORED, reply);
  }
}
