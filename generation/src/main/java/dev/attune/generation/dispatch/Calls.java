package dev.attune.generation.dispatch;

import dev.attune.avro.DeadLetter;
import dev.attune.avro.GenerationResponse;
import dev.attune.generation.call.Generator;
import dev.attune.generation.call.Responses;
import dev.attune.generation.dispatch.Work.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    work.started(threads.submit(() -> run(work)));
  }

  void bury(Position position, byte @Nullable [] key, DeadLetter letter) {
    var unused = threads.submit(() -> bury(new Settlement(position, null, null), key, letter));
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
    Settlement settlement = new Settlement(work.position(), work, null);
    try {
      GenerationResponse response = generate(work);
      if (!work.dropped()) {
        outbox.send(response, failure -> settle(settlement, failure));
      }
    } catch (RuntimeException | Error unsent) {
      settle(settlement, unsent);
    }
  }

  /** The edge of a thread: whatever goes wrong, the request gets its one response. */
  private GenerationResponse generate(Work work) {
    try {
      return generator.generate(work.request());
    } catch (RuntimeException | Error bug) {
      LOG.error("Request {} met a bug", work.request().getRequestId(), bug);
      return Responses.broken(work.request(), bug);
    }
  }

  private void bury(Settlement settlement, byte @Nullable [] key, DeadLetter letter) {
    try {
      outbox.send(key, letter, failure -> settle(settlement, failure));
    } catch (RuntimeException | Error unsent) {
      settle(settlement, unsent);
    }
  }

  private void settle(Settlement settlement, @Nullable Throwable failure) {
    settlements.add(new Settlement(settlement.position(), settlement.work(), failure));
  }
}
