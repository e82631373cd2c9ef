package dev.attune.generation.batch;

import dev.attune.avro.GenerationRequest;
import dev.attune.generation.batch.Exchanges.Came;
import dev.attune.generation.batch.topic.BatchClients;
import dev.attune.generation.batch.topic.BatchSerdes;
import dev.attune.generation.batch.topic.BatchStore;
import dev.attune.generation.batch.topic.BatchTopics;
import dev.attune.generation.batch.topic.Outgoing;
import dev.attune.generation.batch.topic.Transactions;
import dev.attune.generation.call.BatchAnswers;
import dev.attune.generation.consent.Withdrawals;
import dev.attune.generation.model.ModelException;
import dev.attune.generation.model.PermanentModelException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of the clients. Collects requests, writes down each batch together with the offsets of
 * its requests before it is sent, and that it was sent, and answers all of it at once when it has
 * ended: each of these is one transaction of Kafka.
 *
 * <p>Threads: belongs to the one that runs it; exchanges have their own, see {@link Exchanges}.
 */
final class BatchSession implements ConsumerRebalanceListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BatchSession.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 9;

  private final Consumer<byte[], byte[]> consumer;
  private final Transactions transactions;
  private final Intake intake;
  private final BatchStore store;
  private final BatchTopics topics;
  private final BatchSerdes serdes;
  private final Optional<Exchanges> exchanges;
  private final Answering answering;
  private final HeldMoney money;
  private final BatchLimits limits;
  private final InstantSource clock;
  private final Map<String, OpenBatch> open = new LinkedHashMap<>();
  private boolean closing;

  BatchSession(
      BatchClients clients,
      BatchTopics topics,
      BatchSerdes serdes,
      Optional<Exchanges> exchanges,
      BatchAnswers answers,
      HeldMoney money,
      Sealing sealing,
      Withdrawals withdrawals,
      BatchLimits limits,
      InstantSource clock) {
    this.consumer = clients.consumer();
    this.transactions = new Transactions(clients.producer(), clients.consumer(), answers);
    this.intake = new Intake(consumer, transactions, topics, serdes, sealing, limits, clock);
    this.store = new BatchStore(clients.state(), topics, serdes);
    this.topics = topics;
    this.serdes = serdes;
    this.exchanges = exchanges;
    this.answering = new Answering(topics, serdes, answers, withdrawals, clock);
    this.money = money;
    this.limits = limits;
    this.clock = clock;
  }

  void begin() {
    transactions.begin();
    consumer.subscribe(List.of(topics.waiting()), this);
  }

  /** One turn; waits a moment for records. */
  void turn() {
    exchanges.ifPresent(each -> each.come().forEach(this::take));
    intake.sealWhenDue((number, batch) -> open(new OpenBatch(number, batch, false)));
    List.copyOf(open.values()).forEach(this::goOn);
    consumer
        .poll(POLL)
        .forEach(message ->
            intake.accept(message).ifPresent(request -> heardOf(message.partition(), request)));
  }

  /** Batches that are under way here. */
  int underWay() {
    return open.size();
  }

  private void open(OpenBatch batch) {
    batch.contents.asked().forEach(request -> heardOf(batch.partition, request));
    open.put(batch.contents.id(), batch);
  }

  /** A request takes the place of an older one of its user and slot, wherever that one is. */
  private void heardOf(int partition, GenerationRequest request) {
    for (OpenBatch batch : open.values()) {
      if (batch.partition == partition) {
        batch.heardOf(request);
      }
    }
  }

  private void goOn(OpenBatch batch) {
    if (batch.busy || System.nanoTime() < batch.notBefore) {
      return;
    }
    Instant now = clock.instant();
    if (exchanges.isEmpty() || !exchanges.get().isOf(batch.contents)) {
      giveBack(batch, "no provider takes batches any more");
    } else if (!batch.isSent() && !batch.doubtful && isLate(batch, now)) {
      giveBack(batch, "it was too late for a batch");
    } else if (!now.isBefore(batch.lastDeadline())) {
      giveBack(batch, "the batch had not ended");
    } else if (!batch.isSent()) {
      exchanges.get().send(batch);
    } else if (!batch.cancelled && isLate(batch, now)) {
      batch.cancelled = true;
      exchanges.get().cancel(batch);
    } else {
      exchanges.get().ask(batch);
    }
  }

  private boolean isLate(OpenBatch batch, Instant now) {
    return !now.plus(limits.takeBack()).isBefore(batch.firstDeadline());
  }

  private void take(Came came) {
    OpenBatch batch = came.about();
    batch.busy = false;
    if (open.get(batch.contents.id()) != batch) {
      // Another owns it now, and finds what became of it.
      return;
    }
    switch (came) {
      case Came.Sent(OpenBatch about, String providerId) -> sent(about, providerId);
      case Came.Pending(OpenBatch about) -> later(about, jittered(limits.poll()));
      case Came.Ended(OpenBatch about, List<Results.Result> results) -> ended(about, results);
      case Came.Failed(OpenBatch about, ModelException failure) -> failed(about, failure);
      case Came.Broken(OpenBatch about, Throwable bug) -> {
        LOG.error("Batch {} met a bug", about.contents.id(), bug);
        about.doubtful = true;
        retry(about, Duration.ZERO);
      }
    }
  }

  private void sent(OpenBatch batch, String providerId) {
    batch.contents = batch.contents.sentAs(providerId);
    Outgoing out = new Outgoing(topics, serdes);
    out.keep(batch.partition, batch.contents.batch());
    intake.write(batch.partition, out);
    batch.failures = 0;
    later(batch, jittered(limits.poll()));
  }

  private void failed(OpenBatch batch, ModelException failure) {
    LOG.warn(
        "Batch {} of {} requests: {}",
        batch.contents.id(),
        batch.contents.asked().size(),
        failure.getMessage());
    // What was refused was not taken; whatever else failed may have been.
    boolean refused = failure instanceof PermanentModelException;
    if (refused && !batch.isSent()) {
      giveBack(batch, "the provider takes no batch: " + failure.getMessage());
      return;
    }
    batch.doubtful |= !refused;
    retry(batch, failure.retryAfter());
  }

  private void retry(OpenBatch batch, Duration atLeast) {
    batch.failures = Math.min(batch.failures + 1, MOST_DOUBLINGS);
    Duration own = jittered(FIRST_RETRY.multipliedBy(1L << (batch.failures - 1)));
    later(batch, own.compareTo(atLeast) > 0 ? own : atLeast);
  }

  private static void later(OpenBatch batch, Duration wait) {
    batch.notBefore = System.nanoTime() + wait.toNanos();
  }

  /** Between three quarters and five quarters of it. */
  private static Duration jittered(Duration usual) {
    double share = 0.75 + ThreadLocalRandom.current().nextDouble() / 2;
    return Duration.ofNanos((long) (share * usual.toNanos()));
  }

  private void ended(OpenBatch batch, List<Results.Result> results) {
    close(batch, answering.with(batch, results));
    exchanges.ifPresent(each -> each.forget(batch));
  }

  private void giveBack(OpenBatch batch, String why) {
    close(batch, answering.without(batch, why));
    if (batch.isSent() || batch.doubtful) {
      money.spend(batch.contents.asked());
    } else {
      money.release(batch.contents.asked());
    }
  }

  private void close(OpenBatch batch, Outgoing out) {
    out.ended(batch.partition, batch.contents.id());
    intake.write(batch.partition, out);
    open.remove(batch.contents.id());
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    List<Integer> numbers = assigned.stream().map(TopicPartition::partition).toList();
    if (numbers.isEmpty()) {
      return;
    }
    intake.own(Set.copyOf(assigned));
    for (BatchStore.Kept kept : store.read(numbers)) {
      // Nobody here knows how far the sending of a sealed one had come.
      open(new OpenBatch(kept.partition(), kept.contents(), true));
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    for (TopicPartition partition : revoked) {
      intake.drop(partition.partition());
      open.values().removeIf(batch -> isLost(batch, partition.partition()));
    }
  }

  private boolean isLost(OpenBatch batch, int partition) {
    boolean lost = batch.partition == partition;
    if (lost && !closing) {
      money.spend(batch.contents.asked());
    }
    return lost;
  }

  /** Leaves everything as it stands: what is open is found again by whoever comes next. */
  @Override
  public void close() {
    closing = true;
    Duration limit = Duration.ofSeconds(5);
    exchanges.ifPresent(Exchanges::close);
    consumer.close(CloseOptions.timeout(limit));
    store.close();
    transactions.close(limit);
  }
}
