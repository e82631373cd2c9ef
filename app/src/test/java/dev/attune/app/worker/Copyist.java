package dev.attune.app.worker;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.ModelUse;
import dev.attune.generation.call.CallWatch;
import dev.attune.generation.call.Generator;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** Answers at once, or after a while, and notes what it was asked. Any thread. */
record Copyist(Queue<String> asked, Predicate<String> hangs, Duration latency)
    implements Generator {

  static Copyist swift() {
    return new Copyist(new ConcurrentLinkedQueue<>(), id -> false, Duration.ZERO);
  }

  static Copyist slow(Duration latency) {
    return new Copyist(new ConcurrentLinkedQueue<>(), id -> false, latency);
  }

  /** Never answers some. */
  static Copyist hanging(Predicate<String> which) {
    return new Copyist(new ConcurrentLinkedQueue<>(), which, Duration.ZERO);
  }

  @Override
  public GenerationResponse generate(GenerationRequest request, CallWatch watch) {
    asked.add(request.getRequestId());
    watch.calling(Duration.ZERO);
    try {
      Thread.sleep(hangs.test(request.getRequestId()) ? Duration.ofHours(1) : latency);
    } catch (InterruptedException end) {
      return response(request, GenerationStatus.PROVIDER_ERROR);
    }
    return response(request, GenerationStatus.OK);
  }

  private static GenerationResponse response(GenerationRequest request, GenerationStatus status) {
    return GenerationResponse.newBuilder()
        .setRequestId(request.getRequestId())
        .setUserId(request.getUserId())
        .setSlot(request.getSlot())
        .setGeneration(request.getGeneration())
        .setStatus(status)
        .setUse(new ModelUse("test", "copyist", Map.of(), 1, 0L, 0, 0, null, 0, 0))
        .build();
  }
}
