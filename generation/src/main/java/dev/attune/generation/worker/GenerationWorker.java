package dev.attune.generation.worker;

import dev.attune.generation.call.Generator;
import dev.attune.generation.consent.Withdrawal;
import dev.attune.generation.dispatch.Dispatcher;
import dev.attune.generation.dispatch.WorkerSerdes;
import dev.attune.generation.dispatch.WorkerTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Reads requests, has them answered, writes exactly one response to each, and commits only what is
 * answered. At least once: after a crash, what was in flight is asked again, and nothing else; what
 * was answered and not yet committed is found among the responses.
 *
 * <p>Threads: {@link #run} makes its caller the poll thread, which owns the consumer, the lanes and
 * the open records and never waits for a model. Calls have virtual threads of their own, see {@link
 * Dispatcher}. {@link #close} may be called by any other thread.
 *
 * <p>A record goes from polled to open, then running when it is the first of its user's lane, then
 * answered when its response is acknowledged, then committed with all before it. Where a response
 * cannot be written, {@link #run} throws and nothing is committed past it.
 */
public final class GenerationWorker implements Runnable, AutoCloseable {

  /** How long a poll may wait: short while calls are open, as their ends are only seen between. */
  private static final Duration BUSY_POLL = Duration.ofMillis(10);

  /** The same where an end lets another start. */
  private static final Duration PRESSED_POLL = Duration.ofMillis(2);

  private static final Duration IDLE_POLL = Duration.ofMillis(100);

  /** What closing each client may take beyond the limit for calls. */
  private static final Duration CLIENT_CLOSE = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final Producer<byte[], byte[]> producer;
  private final String requests;
  private final WorkerLimits limits;
  private final Dispatcher dispatcher;
  private final Commits commits;
  private final Backpressure backpressure;
  private final Rebalances rebalances;
  private final AtomicBoolean started = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean stopping;

  /**
   * Takes ownership of the clients.
   *
   * @param clients set as {@link WorkerClients#connect} does
   */
  public GenerationWorker(
      WorkerClients clients,
      WorkerTopics topics,
      WorkerSerdes serdes,
      Generator generator,
      WorkerLimits limits,
      MeterRegistry registry) {
    this.consumer = clients.consumer();
    this.producer = clients.producer();
    this.requests = topics.requests();
    this.limits = limits;
    this.dispatcher =
        new Dispatcher(
            producer,
            topics,
            serdes,
            generator,
            limits.lanes(),
            limits.keepWithdrawals(),
            registry);
    this.commits = new Commits(consumer, dispatcher.open(), limits.commitEvery());
    this.backpressure = new Backpressure(consumer, dispatcher.open(), limits, registry);
    LastAnswers answers =
        new LastAnswers(
            clients.reader(),
            topics.responses(),
            serdes.responses().deserializer(),
            limits.maxInFlight());
    this.rebalances = new Rebalances(dispatcher, commits, answers);
  }

  /** Works until {@link #close}, or until it cannot go on, and then throws. To be called once. */
  @Override
  public void run() {
    if (!started.compareAndSet(false, true)) {
      throw new IllegalStateException("a worker runs once");
    }
    try {
      consumer.subscribe(List.of(requests), rebalances);
      while (!stopping) {
        turn();
      }
      dispatcher.finishRunning(limits.stopWithin());
    } catch (InterruptedException stopNow) {
      Thread.currentThread().interrupt();
    } finally {
      shutDown();
    }
  }

  /** Records polled and not settled. */
  public int inFlight() {
    return dispatcher.open().count();
  }

  /** Whether the group has given this worker its part once, be it none; for any thread. */
  public boolean hasBeenAssigned() {
    return rebalances.hasBeenAssigned();
  }

  /** Ends {@link #run} and waits for it, no longer than {@link WorkerLimits} and closing allow. */
  @Override
  public void close() {
    stopping = true;
    if (started.compareAndSet(false, true)) {
      shutDown();
      return;
    }
    Duration bound = limits.stopWithin().plus(CLIENT_CLOSE.multipliedBy(3));
    try {
      if (!ended.await(bound.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("the worker did not stop within " + bound);
      }
    } catch (InterruptedException giveUp) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() throws InterruptedException {
    dispatcher.advance();
    backpressure.apply();
    if (backpressure.all()) {
      dispatcher.awaitEnd(BUSY_POLL);
    }
    consumer.poll(pollLimit()).forEach(dispatcher::accept);
    commits.whenDue();
  }

  private Duration pollLimit() {
    if (backpressure.all()) {
      return Duration.ZERO;
    }
    if (dispatcher.someWait()) {
      return PRESSED_POLL;
    }
    return dispatcher.open().count() > 0 ? BUSY_POLL : IDLE_POLL;
  }

  /** A user took something back; for any thread. */
  public void withdrawn(Withdrawal withdrawal) {
    dispatcher.withdrawn(withdrawal);
  }

  private void shutDown() {
    dispatcher.close();
    try {
      commits.now();
      consumer.close(CloseOptions.timeout(CLIENT_CLOSE));
    } finally {
      producer.close(CLIENT_CLOSE);
      ended.countDown();
    }
  }
}
