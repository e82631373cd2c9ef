package dev.attune.generation.share;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.ModelProcessing;
import dev.attune.generation.call.CallWatch;
import dev.attune.generation.call.Deadlines;
import dev.attune.generation.call.Generator;
import dev.attune.generation.call.Responses;
import dev.attune.generation.meter.Meters;
import dev.attune.generation.model.CanonicalRequest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Has equal questions that are under way at the same time answered by one call. The first leads;
 * whoever asks the same meanwhile waits for its answer and pays nothing. Where the leader ends
 * without one (cancelled, expired, over its budget, a fault), one of those who wait leads next.
 *
 * <p>Not for replays: who asks at the same time is the machine's doing, not the log's.
 *
 * <p>Threads: all calls. A flight's turn goes from one to the next in the order in which they came,
 * so that the end of one wakes one other, however many wait through an outage.
 */
public final class SharedCalls implements Generator {

  /** What a model has decided. Everything else is the leader's own fate. */
  private static final Set<GenerationStatus> ANSWERS =
      Set.of(GenerationStatus.OK, GenerationStatus.REFUSED, GenerationStatus.INVALID);

  private final Generator answering;
  private final Deadlines deadlines;
  private final Counter shared;
  private final Map<CanonicalRequest, Flight> flights = new ConcurrentHashMap<>();

  public SharedCalls(Generator answering, Deadlines deadlines, MeterRegistry registry) {
    this.answering = answering;
    this.deadlines = deadlines;
    this.shared = Meters.SHARED.counter(registry);
  }

  @Override
  public GenerationResponse generate(GenerationRequest request, CallWatch watch) {
    if (request.getProcessing() != ModelProcessing.ANY) {
      // Its answer must not come from where the question may not go.
      return answering.generate(request, watch);
    }
    CanonicalRequest question = CanonicalRequest.of(request);
    Flight flight =
        Objects.requireNonNull(
            flights.compute(
                question, (same, under) -> (under == null ? new Flight() : under).joined()));
    try {
      if (!flight.awaitTurn(watch, millis(deadlines.left(request)))) {
        return Responses.expired(request, "the deadline passed while an equal question was asked");
      }
      try {
        return inTurn(request, watch, question, flight);
      } finally {
        flight.turn.release();
      }
    } catch (InterruptedException end) {
      return Responses.interrupted(request);
    } finally {
      flights.computeIfPresent(question, (same, under) -> under == flight ? under.left() : under);
    }
  }

  private GenerationResponse inTurn(
      GenerationRequest request, CallWatch watch, CanonicalRequest question, Flight flight) {
    GenerationResponse answer = flight.answer;
    if (answer != null) {
      shared.increment();
      return Responses.sharing(request, answer);
    }
    GenerationResponse response = answering.generate(request, watch);
    if (ANSWERS.contains(response.getStatus())) {
      flight.answer = response;
      // Whoever comes from now on asks anew: shared is only what is under way.
      flights.remove(question, flight);
    }
    return response;
  }

  private static long millis(Duration left) {
    return left.compareTo(Duration.ofDays(1)) > 0 ? TimeUnit.DAYS.toMillis(1) : left.toMillis();
  }

  /** One question under way. The answer is written and read by whoever has the turn. */
  private static final class Flight {
    private final Semaphore turn = new Semaphore(1, true);
    private @Nullable GenerationResponse answer;

    /** Guarded by the map's lock on the question. */
    private int members;

    Flight joined() {
      members++;
      return this;
    }

    /** Null where nobody is left. */
    @Nullable Flight left() {
      members--;
      return members == 0 ? null : this;
    }

    /** False where the time is over first. */
    boolean awaitTurn(CallWatch watch, long millis) throws InterruptedException {
      if (turn.tryAcquire(0, TimeUnit.MILLISECONDS)) {
        return true;
      }
      watch.waiting();
      return turn.tryAcquire(Math.max(0, millis), TimeUnit.MILLISECONDS);
    }
  }
}
