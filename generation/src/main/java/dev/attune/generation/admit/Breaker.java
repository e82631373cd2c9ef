package dev.attune.generation.admit;

import dev.attune.generation.time.Pace;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Leaves a model alone that fails: opens when half of the last twenty calls were faults, tries
 * again with three calls after five seconds, and closes when those are well.
 *
 * <p>Guarded by its gate's lock.
 */
final class Breaker {

  static final Duration OPEN_FOR = Duration.ofSeconds(5);

  private static final Duration A_LITTLE = Duration.ofMillis(10);
  private static final int WINDOW = 20;
  private static final int LEAST_CALLS = 10;
  private static final int TRIALS = 3;
  private static final float FAULTS_PERCENT = 50;

  private final CircuitBreaker breaker;
  private final Pace pace;
  private long openUntil = Long.MIN_VALUE;
  private OptionalLong awaySince = OptionalLong.empty();

  Breaker(String name, boolean enabled, Pace pace) {
    this.pace = pace;
    this.breaker =
        CircuitBreaker.of(
            name,
            CircuitBreakerConfig.custom()
                .clock(pace.clock())
                .slidingWindow(WINDOW, LEAST_CALLS, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(FAULTS_PERCENT)
                .waitDurationInOpenState(OPEN_FOR)
                .permittedNumberOfCallsInHalfOpenState(TRIALS)
                .writableStackTraceEnabled(false)
                .build());
    if (!enabled) {
      breaker.transitionToDisabledState();
    }
  }

  boolean isOpen() {
    return breaker.getState() == State.OPEN;
  }

  /** Whether it only tries, or will: what happens then says something about the model alone. */
  boolean tries() {
    State state = breaker.getState();
    return state == State.OPEN || state == State.HALF_OPEN;
  }

  /** Since when the model fails; empty where it is well, or says itself when it will be. */
  OptionalLong awaySince() {
    return awaySince;
  }

  /** When it lets the first call through again; in the past where it is not open. */
  long openUntil() {
    return isOpen() ? openUntil : Long.MIN_VALUE;
  }

  /** Whether a call may start; where it may, {@link #ended} has to follow. */
  boolean admits() {
    boolean admitted = breaker.tryAcquirePermission();
    if (!admitted && isOpen()) {
      // Its clock and ours differ by a little, and it is its own that counts.
      openUntil = pace.nanos() + A_LITTLE.toNanos();
    }
    return admitted;
  }

  void ended(CallEnd end, Duration openFor) {
    boolean wasOpen = isOpen();
    if (end == CallEnd.MONEY_GONE && breaker.getState() != State.DISABLED) {
      breaker.transitionToOpenStateFor(openFor);
      openUntil = pace.nanos() + openFor.toNanos();
    } else if (end.isFault()) {
      breaker.onError(0, TimeUnit.NANOSECONDS, new FaultException());
    } else if (end == CallEnd.ANSWERED) {
      breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    } else {
      breaker.releasePermission();
    }
    if (isOpen() && !wasOpen && end != CallEnd.MONEY_GONE) {
      openUntil = pace.nanos() + OPEN_FOR.toNanos();
      awaySince = awaySince.isPresent() ? awaySince : OptionalLong.of(pace.nanos());
    } else if (!tries()) {
      awaySince = OptionalLong.empty();
    }
  }

  /** Only counted; nobody throws it. */
  private static final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FaultException() {
      super("fault", null, false, false);
    }
  }
}
