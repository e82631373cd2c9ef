package dev.attune.app.replay;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.generation.call.Generator;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Model calls under way beside the replaying thread, each on a virtual thread of its own. The
 * replaying thread alone asks and takes; the order in which answers come decides nothing.
 */
final class Answers implements AutoCloseable {

  private static final int MOST_UNDER_WAY = 256;

  private final Generator generator;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CompletionService<GenerationResponse> calls =
      new ExecutorCompletionService<>(threads);
  private int underWay;

  Answers(Generator generator) {
    this.generator = generator;
  }

  /** Starts a call. */
  void ask(GenerationRequest request) {
    calls.submit(() -> generator.generate(request));
    underWay++;
  }

  /** An answer that is there; where too many calls are under way, the next one that comes. */
  Optional<GenerationResponse> take() throws InterruptedException {
    if (underWay >= MOST_UNDER_WAY) {
      return await();
    }
    return answer(calls.poll());
  }

  /** The next answer, or nothing where no call is under way. */
  Optional<GenerationResponse> await() throws InterruptedException {
    return underWay == 0 ? Optional.empty() : answer(calls.take());
  }

  private Optional<GenerationResponse> answer(@Nullable Future<GenerationResponse> call)
      throws InterruptedException {
    if (call == null) {
      return Optional.empty();
    }
    underWay--;
    try {
      return Optional.of(call.get());
    } catch (ExecutionException e) {
      throw new IllegalStateException("a generator threw", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
