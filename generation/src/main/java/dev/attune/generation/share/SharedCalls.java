package dev.attune.generation.share;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Has equal questions that are under way at the same time answered by one call. The first leads;
 * whoever asks the same meanwhile waits for its answer and pays nothing. Where the leader ends
 * without one (cancelled, expired, over its budget, a fault), one of those who wait leads next.
 *
 * <p>Not for replays: who asks at the same time is the machine's doing, not the log's.
 *
 * <p>Threads: all calls; a flight is completed by its leader's thread alone.
 */
public final class SharedCalls implements Generator {

  /** What a model has decided. Everything else is the leader's own fate. */
  private static final Set<GenerationStatus> ANSWERS =
      Set.of(GenerationStatus.OK, GenerationStatus.REFUSED, GenerationStatus.INVALID);

  private final Generator answering;
  private final Deadlines deadlines;
  private final Counter shared;
  private final Map<CanonicalRequest, CompletableFuture<Optional<GenerationResponse>>> flights =
      new ConcurrentHashMap<>();

  public SharedCalls(Generator answering, Deadlines deadlines, MeterRegistry registry) {
    this.answering = answering;
    this.deadlines = deadlines;
    this.shared = Meters.SHARED.counter(registry);
  }

  @Override
  public GenerationResponse generate(GenerationRequest request, CallWatch watch) {
    CanonicalRequest question = CanonicalRequest.of(request);
    CompletableFuture<Optional<GenerationResponse>> mine = new CompletableFuture<>();
    while (true) {
      var underWay = flights.putIfAbsent(question, mine);
      if (underWay == null) {
        return lead(request, watch, question, mine);
      }
      watch.waiting();
      try {
        Optional<GenerationResponse> answer = answerOf(underWay, deadlines.left(request));
        if (answer.isPresent()) {
          shared.increment();
          return Responses.sharing(request, answer.get());
        }
      } catch (InterruptedException end) {
        return Responses.interrupted(request);
      } catch (TimeoutException late) {
        return Responses.expired(request, "the deadline passed while an equal question was asked");
      }
    }
  }

  private GenerationResponse lead(
      GenerationRequest request,
      CallWatch watch,
      CanonicalRequest question,
      CompletableFuture<Optional<GenerationResponse>> flight) {
    Optional<GenerationResponse> answer = Optional.empty();
    try {
      GenerationResponse response = answering.generate(request, watch);
      answer = Optional.of(response).filter(each -> ANSWERS.contains(each.getStatus()));
      return response;
    } finally {
      // In this order: whoever finds the flight gone begins a new one.
      flights.remove(question, flight);
      flight.complete(answer);
    }
  }

  private static Optional<GenerationResponse> answerOf(
      CompletableFuture<Optional<GenerationResponse>> flight, Duration left)
      throws InterruptedException, TimeoutException {
    try {
      return flight.get(Math.max(0, millis(left)), TimeUnit.MILLISECONDS);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("a flight only ever completes", impossible);
    }
  }

  private static long millis(Duration left) {
    return left.compareTo(Duration.ofDays(1)) > 0 ? TimeUnit.DAYS.toMillis(1) : left.toMillis();
  }
}
