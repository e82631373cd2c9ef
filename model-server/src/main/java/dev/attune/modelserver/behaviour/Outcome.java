package dev.attune.modelserver.behaviour;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one call.
 *
 * @param latency until the answer is complete; of a stream, until its last token
 * @param faults what goes wrong, at most one of each kind
 * @param retryAfter when to come back, said beside an error status
 * @param interval between two bytes of {@link Fault#TRICKLE}
 * @param text what the model says, or null for what the server writes of itself
 */
public record Outcome(
    Duration latency,
    Map<Fault.Kind, Fault> faults,
    RetryAfter retryAfter,
    Duration interval,
    @Nullable String text) {

  /** A good answer at once. */
  public static final Outcome ANSWER =
      new Outcome(Duration.ZERO, Map.of(), RetryAfter.NONE, Duration.ofSeconds(1), null);

  public Outcome {
    if (latency.isNegative() || interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException(
          "a latency must not be negative and an interval must be above zero");
    }
    faults = Map.copyOf(faults);
  }

  /** A failure at once. */
  public static Outcome of(Fault... faults) {
    return ANSWER.with(faults);
  }

  /** A good answer with this text. */
  public static Outcome saying(String text) {
    return new Outcome(ANSWER.latency, ANSWER.faults, ANSWER.retryAfter, ANSWER.interval, text);
  }

  /**
   * The same with these faults as well.
   *
   * @throws IllegalArgumentException for two faults of one kind
   */
  public Outcome with(Fault... more) {
    Map<Fault.Kind, Fault> all = new EnumMap<>(Fault.Kind.class);
    all.putAll(faults);
    for (Fault fault : more) {
      @Nullable Fault other = all.put(fault.kind(), fault);
      if (other != null && other != fault) {
        throw new IllegalArgumentException(
            "%s and %s cannot both happen to one call: %s"
                .formatted(other.key(), fault.key(), Arrays.toString(more)));
      }
    }
    return new Outcome(latency, all, retryAfter, interval, text);
  }

  /** The same after another time. */
  public Outcome after(Duration time) {
    return new Outcome(time, faults, retryAfter, interval, text);
  }

  /** The same with another word on when to come back. */
  public Outcome retryAfter(RetryAfter word) {
    return new Outcome(latency, faults, word, interval, text);
  }

  /** The same with another time between the bytes of a trickle. */
  public Outcome every(Duration time) {
    return new Outcome(latency, faults, retryAfter, time, text);
  }

  /** The fault of that kind, if there is one. */
  public Optional<Fault> fault(Fault.Kind kind) {
    return Optional.ofNullable(faults.get(kind));
  }

  /** Whether that goes wrong. */
  public boolean has(Fault fault) {
    return faults.get(fault.kind()) == fault;
  }
}
