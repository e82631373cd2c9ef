package dev.attune.generation.dispatch;

import dev.attune.avro.DeadLetter;
import dev.attune.avro.GenerationResponse;
import dev.attune.generation.call.Generator;
import dev.attune.generation.call.Responses;
import dev.attune.generation.lane.Ending;
import dev.attune.generation.lane.Work;
import dev.attune.generation.offset.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls and writes what came of them.
 *
 * <p>Threads: the poll thread starts work and collects settlements. Each call has a virtual thread
 * of its own, which generates, sends, and ends; the producer's thread then reports the
 * acknowledgement. Both only add to the queue of settlements.
 */
final class Calls {

  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

  private final Generator generator;
  private final Outbox outbox;
  private final BlockingQueue<Settlement> settlements = new LinkedBlockingQueue<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("generation-call-", 0).factory());

  Calls(Generator generator, Outbox outbox) {
    this.generator = generator;
    this.outbox = outbox;
  }

  void start(Work work) {
    threads.execute(() -> settling(work, () -> run(work)));
  }

  /** Ends work that never began. */
  void end(Work work, Ending ending) {
    threads.execute(() -> settling(work, () -> send(work, ending.of(work.request()))));
  }

  void bury(Position position, byte @Nullable [] key, DeadLetter letter) {
    Settlement settlement = new Settlement(position, null, null);
    threads.execute(() ->
        settling(
            settlement, () -> outbox.send(key, letter, failure -> settle(settlement, failure))));
  }

  /** What has ended since the last time. */
  List<Settlement> settled() {
    List<Settlement> ended = new ArrayList<>();
    settlements.drainTo(ended);
    return ended;
  }

  /** Waits for the next end, empty where none came in time. */
  List<Settlement> settledWithin(Duration limit) throws InterruptedException {
    List<Settlement> ended = new ArrayList<>();
    Settlement first = settlements.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
    if (first != null) {
      ended.add(first);
    }
    settlements.drainTo(ended);
    return ended;
  }

  /** Interrupts whatever still runs. */
  void close() {
    threads.shutdownNow();
  }

  private void run(Work work) {
    Optional<GenerationResponse> response =
        work.begin() ? work.answered(generate(work)) : work.unanswered();
    response.ifPresent(fixed -> send(work, fixed));
  }

  /** The edge of a thread: whatever goes wrong, the request gets its one response. */
  private GenerationResponse generate(Work work) {
    try {
      return generator.generate(work.request(), work);
    } catch (RuntimeException | Error bug) {
      LOG.error("Request {} met a bug", work.request().getRequestId(), bug);
      return Responses.broken(work.request(), bug);
    }
  }

  private void send(Work work, GenerationResponse response) {
    Settlement settlement = new Settlement(work.position(), work, null);
    outbox.send(response, failure -> settle(settlement, failure));
  }

  private void settling(Work work, Runnable sending) {
    settling(new Settlement(work.position(), work, null), sending);
  }

  private void settling(Settlement settlement, Runnable sending) {
    try {
      sending.run();
    } catch (RuntimeException | Error unsent) {
      settle(settlement, unsent);
    }
  }

  private void settle(Settlement settlement, @Nullable Throwable failure) {
    settlements.add(new Settlement(settlement.position(), settlement.work(), failure));
  }
}
