package dev.attune.generation.budget.lease;

import dev.attune.avro.BudgetGrant;
import dev.attune.avro.BudgetRequest;
import dev.attune.avro.GenerationRequest;
import dev.attune.generation.budget.Treasury;
import dev.attune.generation.meter.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A treasury whose messages go over Kafka.
 *
 * <p>Threads: one daemon thread owns consumer and producer, from {@link #start} to {@link #close}.
 * Calls only touch the treasury behind its lock, and the queue of messages.
 */
public final class MoneyLine implements Treasury {

  private static final Logger LOG = LoggerFactory.getLogger(MoneyLine.class);
  private static final String PURSE = "purse";
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final MoneyClients clients;
  private final MoneyTopics topics;
  private final InstantSource clock;
  private final Queue<BudgetRequest> outgoing = new ConcurrentLinkedQueue<>();
  private final LeasedTreasury treasury;
  private final Thread thread;
  private volatile boolean stopping;

  private MoneyLine(
      MoneyClients clients,
      MoneyTopics topics,
      BigDecimal most,
      InstantSource clock,
      String purse,
      MeterRegistry meters) {
    this.clients = clients;
    this.topics = topics;
    this.clock = clock;
    this.treasury = new LeasedTreasury(UUID.randomUUID().toString(), most, clock, outgoing::add);
    Meters.LEASED.gauge(meters, treasury::held, PURSE, purse);
    Meters.LEASE_BOUND.gauge(meters, treasury::bound, PURSE, purse);
    this.thread = Thread.ofPlatform().daemon().name("generation-money").unstarted(this::carry);
  }

  /**
   * Begins to listen. Takes ownership of the clients.
   *
   * @param most money held of one scope and not settled, USD
   * @param clock decides days and months, and the timestamps of messages
   * @param purse whose money it is, for the meters
   */
  public static MoneyLine start(
      MoneyClients clients,
      MoneyTopics topics,
      BigDecimal most,
      InstantSource clock,
      String purse,
      MeterRegistry meters) {
    MoneyLine line = new MoneyLine(clients, topics, most, clock, purse, meters);
    line.thread.start();
    return line;
  }

  @Override
  public Holding hold(GenerationRequest request, BigDecimal amount) {
    return treasury.hold(request, amount);
  }

  private void carry() {
    try (Consumer<String, BudgetGrant> consumer = clients.consumer();
        Producer<String, BudgetRequest> producer = clients.producer()) {
      listen(consumer);
      while (!stopping) {
        exchange(consumer, producer);
      }
      treasury.close();
      send(producer);
      producer.flush();
    } catch (RuntimeException | Error failed) {
      // Without answers the leases run out, and then no call that costs anything begins.
      LOG.error("The line to the budgets broke; paid calls end when the leases do", failed);
    }
  }

  /** Only what comes from now on can be for us: nothing has been asked for yet. */
  private void listen(Consumer<String, BudgetGrant> consumer) {
    List<TopicPartition> all =
        consumer.partitionsFor(topics.grants()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
  }

  private void exchange(
      Consumer<String, BudgetGrant> consumer, Producer<String, BudgetRequest> producer) {
    try {
      treasury.tick();
      send(producer);
      consumer
          .poll(POLL)
          .forEach(message -> {
            if (message.value() != null) {
              treasury.receive(message.value());
            }
          });
    } catch (RetriableException later) {
      LOG.warn("The line to the budgets falters: {}", later.toString());
    }
  }

  private void send(Producer<String, BudgetRequest> producer) {
    for (BudgetRequest next = outgoing.poll(); next != null; next = outgoing.poll()) {
      BudgetRequest message = next;
      var unused =
          producer.send(
              new ProducerRecord<>(
                  topics.requests(), null, clock.millis(), message.getScope(), message),
              (metadata, failure) -> {
                if (failure != null) {
                  LOG.warn("A message to the budgets is lost: {}", failure.toString());
                }
              });
    }
  }

  /** Hands back what is held. */
  @Override
  public void close() {
    stopping = true;
    if (!hasEnded()) {
      LOG.warn("What this worker holds could not be handed back in time and counts as spent");
    }
  }

  private boolean hasEnded() {
    try {
      return thread.join(CLOSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Names of the two topics. */
  public record MoneyTopics(String requests, String grants) {}
}
