package dev.attune.generation.batch;

import dev.attune.generation.batch.provider.BatchContents;
import dev.attune.generation.batch.provider.BatchProvider;
import dev.attune.generation.batch.provider.BatchProvider.Found;
import dev.attune.generation.batch.provider.BatchProvider.Item;
import dev.attune.generation.batch.provider.BatchProvider.Standing;
import dev.attune.generation.model.ModelException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Talks with the provider, each exchange on a virtual thread of its own; what it came to waits for
 * the session's thread.
 */
final class Exchanges implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);

  private final BatchProvider provider;
  private final Results results;
  private final InstantSource clock;
  private final BlockingQueue<Came> came = new LinkedBlockingQueue<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("batch-", 0).factory());

  /** What an exchange came to. */
  sealed interface Came {
    OpenBatch about();

    /** The provider has it. */
    record Sent(OpenBatch about, String providerId) implements Came {}

    /** Nothing new. */
    record Pending(OpenBatch about) implements Came {}

    /** It has ended. */
    record Ended(OpenBatch about, List<Results.Result> results) implements Came {}

    /** The exchange failed. */
    record Failed(OpenBatch about, ModelException failure) implements Came {}

    /** It met a bug of ours. */
    record Broken(OpenBatch about, Throwable bug) implements Came {}
  }

  @FunctionalInterface
  private interface Exchange {
    Came make();
  }

  Exchanges(BatchProvider provider, Results results, InstantSource clock) {
    this.provider = provider;
    this.results = results;
    this.clock = clock;
  }

  /** Whether the provider is the one that the batch was made for. */
  boolean isOf(BatchContents contents) {
    return contents.batch().getProvider().equals(provider.identity().provider());
  }

  /** Sends a batch, or finds that it was sent. */
  void send(OpenBatch open) {
    boolean doubtful = open.doubtful;
    BatchContents contents = open.contents;
    start(
        open,
        () -> {
          Found found = doubtful ? provider.find(contents) : new Found.NotSent();
          return switch (found) {
            case Found.Sent(String id) -> new Came.Sent(open, id);
            case Found.Unclear() -> new Came.Pending(open);
            case Found.NotSent() -> new Came.Sent(open, provider.submit(contents));
          };
        });
  }

  /** Asks how a batch stands; what has ended is read and judged. */
  void ask(OpenBatch open) {
    BatchContents contents = open.contents;
    String id = open.providerId();
    start(
        open,
        () ->
            switch (provider.standing(id)) {
              case Standing.Running() -> new Came.Pending(open);
              case Standing.Ended(Map<String, Item> items) ->
                  new Came.Ended(open, results.of(contents, id, items, clock.instant()));
            });
  }

  void cancel(OpenBatch open) {
    String id = open.providerId();
    start(
        open,
        () -> {
          provider.cancel(id);
          return new Came.Pending(open);
        });
  }

  /** What the provider keeps of it is not needed; nobody waits for this. */
  void forget(OpenBatch open) {
    String id = open.providerId();
    threads.execute(() -> {
      try {
        provider.forget(id);
      } catch (RuntimeException kept) {
        LOG.info("Batch {} stays with its provider: {}", id, kept.getMessage());
      }
    });
  }

  private void start(OpenBatch open, Exchange exchange) {
    open.busy = true;
    threads.execute(() -> came.add(made(open, exchange)));
  }

  /** The edge of a thread: whatever goes wrong, the session hears of it. */
  private static Came made(OpenBatch open, Exchange exchange) {
    try {
      return exchange.make();
    } catch (ModelException failure) {
      return new Came.Failed(open, failure);
    } catch (RuntimeException | Error bug) {
      return new Came.Broken(open, bug);
    }
  }

  /** What has come since the last time. */
  List<Came> come() {
    List<Came> all = new ArrayList<>();
    came.drainTo(all);
    return all;
  }

  /** Interrupts what is under way. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
