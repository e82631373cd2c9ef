package dev.attune.generation.batch;

import dev.attune.generation.batch.provider.BatchProvider;
import dev.attune.generation.batch.topic.BatchClients;
import dev.attune.generation.batch.topic.BatchSerdes;
import dev.attune.generation.batch.topic.BatchTopics;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.call.BatchAnswers;
import dev.attune.generation.consent.Withdrawal;
import dev.attune.generation.consent.Withdrawals;
import dev.attune.generation.model.ModelIdentity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the requests that may wait, has them answered in batches, and hands on to the ordinary way
 * what cannot be. Where Kafka fails it begins anew, which is what it does after a crash, too.
 *
 * <p>Threads: {@link #run} makes its caller the owner of the clients. Any other may call {@link
 * #withdrawn} and {@link #close}.
 */
public final class BatchWorker implements Runnable, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BatchWorker.class);
  private static final long PAUSE_MILLIS = 1_000;
  private static final long CLOSE_SECONDS = 20;

  /** The longest deadline of a playbook, and some. */
  private static final Duration KEEP_WITHDRAWALS = Duration.ofHours(25);

  private static final ModelIdentity NOBODY = new ModelIdentity("none", "none", Map.of());

  private final Supplier<BatchClients> connector;
  private final BatchTopics topics;
  private final BatchSerdes serdes;
  private final Optional<BatchProvider> provider;
  private final BatchAnswers answers;
  private final BatchLimits limits;
  private final InstantSource clock;
  private final HeldMoney money;
  private final Withdrawals withdrawals = new Withdrawals(KEEP_WITHDRAWALS, System::nanoTime);
  private final Queue<Withdrawal> withdrawn = new ConcurrentLinkedQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile boolean started;
  private volatile int underWay;

  /**
   * A worker that does not run yet.
   *
   * @param connector makes the clients of a session, which closes them
   * @param provider takes batches; empty where nobody does, and then all goes the ordinary way;
   *     stays the caller's to close
   * @param purse pays; stays the caller's to close
   */
  public BatchWorker(
      Supplier<BatchClients> connector,
      BatchTopics topics,
      BatchSerdes serdes,
      Optional<BatchProvider> provider,
      BatchAnswers answers,
      Purse purse,
      BatchLimits limits,
      InstantSource clock) {
    this.connector = connector;
    this.topics = topics;
    this.serdes = serdes;
    this.provider = provider;
    this.answers = answers;
    this.limits = limits;
    this.clock = clock;
    this.money = new HeldMoney(purse, provider.map(BatchProvider::identity).orElse(NOBODY));
  }

  /** How far back withdrawals have to be read. */
  public static Duration keepWithdrawals() {
    return KEEP_WITHDRAWALS;
  }

  /** Works until {@link #close}. To be called once. */
  @Override
  public void run() {
    started = true;
    try {
      while (!stopping) {
        session();
      }
    } catch (InterruptedException stopNow) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  private void session() throws InterruptedException {
    @Nullable BatchSession session = null;
    try {
      session = open();
      session.begin();
      while (!stopping) {
        for (Withdrawal next = withdrawn.poll(); next != null; next = withdrawn.poll()) {
          withdrawals.add(next);
        }
        session.turn();
        underWay = session.underWay();
      }
    } catch (KafkaException failed) {
      LOG.warn("Batches begin anew, for Kafka failed", failed);
      Thread.sleep(PAUSE_MILLIS);
    } finally {
      if (session != null) {
        close(session);
      }
    }
  }

  private BatchSession open() {
    Sealing sealing =
        new Sealing(provider.map(BatchProvider::identity), money, withdrawals, limits);
    return new BatchSession(
        connector.get(),
        topics,
        serdes,
        provider.map(each -> new Exchanges(each, new Results(each, answers, money), clock)),
        answers,
        money,
        sealing,
        withdrawals,
        limits,
        clock);
  }

  private static void close(BatchSession session) {
    try {
      session.close();
    } catch (KafkaException failed) {
      LOG.info("The clients of batches did not close well: {}", failed.toString());
    }
  }

  /** Batches that this worker owns and that have not ended; for any thread. */
  public int underWay() {
    return underWay;
  }

  /** A user took something back; for any thread. */
  public void withdrawn(Withdrawal withdrawal) {
    withdrawn.add(withdrawal);
  }

  /** Ends {@link #run} and waits for it. */
  @Override
  public void close() {
    stopping = true;
    try {
      if (started && !ended.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the worker of batches did not stop");
      }
    } catch (InterruptedException giveUp) {
      Thread.currentThread().interrupt();
    }
  }
}
