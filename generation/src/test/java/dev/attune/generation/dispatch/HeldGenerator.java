package dev.attune.generation.dispatch;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.ModelUse;
import dev.attune.avro.OfferText;
import dev.attune.generation.call.CallWatch;
import dev.attune.generation.call.Generator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * Answers a request when the test lets it.
 *
 * <p>Threads: any; the test releases, calls wait.
 */
public final class HeldGenerator implements Generator {

  private final Optional<Duration> typical;
  private final Map<String, CountDownLatch> holds = new ConcurrentHashMap<>();
  private final List<String> started = new CopyOnWriteArrayList<>();
  private final Map<String, Thread> threads = new ConcurrentHashMap<>();
  private final Set<String> interrupted = ConcurrentHashMap.newKeySet();

  /** Answers each request by a call of this usual length. */
  public static HeldGenerator calling(Duration typical) {
    return new HeldGenerator(Optional.of(typical));
  }

  /** Waits for admission all the time, so that ending it costs nothing. */
  public HeldGenerator() {
    this(Optional.empty());
  }

  private HeldGenerator(Optional<Duration> typical) {
    this.typical = typical;
  }

  /** Lets these requests be answered, now or when they come. */
  public void release(String... requestIds) {
    for (String requestId : requestIds) {
      hold(requestId).countDown();
    }
  }

  /** Ids of the requests whose call began, in order. */
  public List<String> started() {
    return started;
  }

  /** Ids of the requests whose call was interrupted. */
  public Set<String> interrupted() {
    return interrupted;
  }

  /** Waits until the thread that made this call is gone, and with it all it could still send. */
  void awaitEndOf(String requestId) throws InterruptedException {
    Objects.requireNonNull(threads.get(requestId), requestId).join();
  }

  @Override
  public GenerationResponse generate(GenerationRequest request, CallWatch watch) {
    threads.put(request.getRequestId(), Thread.currentThread());
    typical.ifPresent(watch::calling);
    started.add(request.getRequestId());
    if (request.getRequestId().startsWith("bug")) {
      throw new AssertionError("a bug of the generator");
    }
    try {
      hold(request.getRequestId()).await();
      return response(request, GenerationStatus.OK);
    } catch (InterruptedException end) {
      interrupted.add(request.getRequestId());
      return response(request, GenerationStatus.PROVIDER_ERROR);
    }
  }

  private CountDownLatch hold(String requestId) {
    return holds.computeIfAbsent(requestId, fresh -> new CountDownLatch(1));
  }

  private static GenerationResponse response(GenerationRequest request, GenerationStatus status) {
    ModelUse use = new ModelUse("test", "held", Map.of(), 1, 0L, 0, 0, null, 0, 0);
    return new GenerationResponse(
        request.getRequestId(),
        request.getUserId(),
        request.getSlot(),
        request.getGeneration(),
        status,
        null,
        status == GenerationStatus.OK ? new OfferText("Hello", "You", "Go") : null,
        use,
        null);
  }
}
