package dev.attune.generation.call;

import dev.attune.avro.GenerationResponse;
import dev.attune.avro.OfferText;
import dev.attune.generation.Requests;
import dev.attune.generation.admit.AdmissionLimits;
import dev.attune.generation.admit.SimulatedPace;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.budget.UnlimitedPurse;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelException;
import dev.attune.generation.model.PermanentModelException;
import dev.attune.generation.model.TransientModelException;
import dev.attune.generation.model.Usage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.function.Supplier;

/** Providers and a generator in a simulated time, in which hours pass at once. */
final class RetryRig {

  static final Duration LEFT = Duration.ofSeconds(30);
  static final Duration CALL = Duration.ofSeconds(1);
  static final AdmissionLimits OPEN = AdmissionLimits.none();

  private static final OfferText TEXT = new OfferText("A mug", "It is blue.", "See it");

  final SimulatedPace pace = new SimulatedPace();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  Purse purse = new UnlimitedPurse();
  Duration left = LEFT;

  private final Random random = new Random(7);

  static AdmissionLimits limits(long requestsPerMinute, int least, int most) {
    return new AdmissionLimits(
        requestsPerMinute, AdmissionLimits.UNLIMITED, least, most, true, Duration.ofHours(1));
  }

  ModelGenerator generator(ChainedModel... chain) {
    Duration time = left;
    return new ModelGenerator(
        List.of(chain),
        (request, model) -> purse.reserve(request, model),
        request -> time,
        pace,
        Backoff.usual(random),
        new CallMeters(registry));
  }

  GenerationResponse generate(ChainedModel... chain) {
    return generator(chain).generate(Requests.simple().build());
  }

  void generateMany(int count, List<GenerationResponse> responses, ChainedModel... chain) {
    ModelGenerator generator = generator(chain);
    for (int i = 0; i < count; i++) {
      pace.start(() -> responses.add(generator.generate(Requests.simple().build())));
    }
    pace.awaitAll();
  }

  Provider provider(String name, Supplier<Draft> script) {
    return new Provider(name, pace, CALL, script);
  }

  Provider failing(String name, String kind) {
    return provider(name, failure(kind));
  }

  Provider script(String name, Supplier<Draft> first, Supplier<Draft> second) {
    Queue<Supplier<Draft>> left = new ArrayDeque<>(List.of(first, second));
    return provider(name, () -> left.remove().get());
  }

  static Supplier<Draft> failure(String kind) {
    return () -> {
      throw exception(kind);
    };
  }

  private static ModelException exception(String kind) {
    for (TransientModelException.Reason reason : TransientModelException.Reason.values()) {
      if (reason.name().equals(kind)) {
        return new TransientModelException(reason, "no", new Exception());
      }
    }
    return new PermanentModelException(
        PermanentModelException.Reason.valueOf(kind), "no", new Exception());
  }

  static TransientModelException limited(Duration retryAfter) {
    return new TransientModelException(
        TransientModelException.Reason.RATE_LIMITED, "429", retryAfter, new Exception());
  }

  static Draft written() {
    return new Draft.Written(TEXT, Usage.oneCall(11, 13));
  }
}
