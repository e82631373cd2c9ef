package dev.attune.app.server.offer;

import dev.attune.app.process.Background;
import dev.attune.app.server.tail.Tail;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.Offer;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.serde.UserIdSerde;
import dev.attune.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a view current: reads {@code offers}, and {@code consents} and {@code erasures} for what
 * must go again, from some time back to the end and on. Joins no group, so each server has all
 * offers and a restart reads them anew. Its thread owns the consumer; any other may ask how it is.
 */
public final class OfferReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OfferReader.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Topics topics;
  private final OfferView view;
  private final OfferHub hub;
  private final InstantSource clock;
  private final Deserializer<Offer> offers;
  private final Deserializer<ConsentRecord> consents;
  private final Background thread;
  private volatile boolean caughtUp;
  private volatile boolean stopping;

  private OfferReader(
      KafkaConsumer<String, byte[]> consumer,
      Topics topics,
      SchemaRegistry registry,
      OfferView view,
      OfferHub hub,
      InstantSource clock,
      Duration lookback) {
    this.consumer = consumer;
    this.topics = topics;
    this.view = view;
    this.hub = hub;
    this.clock = clock;
    this.offers = AvroSerde.of(Offer.class, registry).deserializer();
    this.consents = AvroSerde.of(ConsentRecord.class, registry).deserializer();
    this.thread = Background.start("offer-reader", () -> run(lookback));
  }

  /**
   * Connects and begins to read.
   *
   * @param clientConfig where the brokers are
   * @param lookback how far back it begins
   */
  public static OfferReader start(
      Topics topics,
      SchemaRegistry registry,
      Map<String, Object> clientConfig,
      OfferView view,
      OfferHub hub,
      InstantSource clock,
      Duration lookback) {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250);
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            config, UserIdSerde.deserializer(registry), new ByteArrayDeserializer());
    return new OfferReader(consumer, topics, registry, view, hub, clock, lookback);
  }

  private void run(Duration lookback) {
    try (consumer) {
      Tail tail =
          Tail.assign(
              consumer,
              Stream.of(topics.erasures(), topics.consents(), topics.offers()),
              clock.instant().minus(lookback));
      while (!stopping) {
        consumer.poll(POLL).forEach(this::read);
        caughtUp = caughtUp || tail.isCaughtUp();
      }
    } catch (WakeupException e) {
      if (!stopping) {
        throw e;
      }
    }
  }

  /** A record that cannot be read is no reason to stop: the topology's owners see it in the log. */
  private void read(ConsumerRecord<String, byte[]> message) {
    if (message.key() == null) {
      return;
    }
    try {
      if (message.value() != null) {
        take(message);
      } else if (message.topic().equals(topics.offers().name())) {
        takeBack(message);
      }
    } catch (SerializationException e) {
      LOG.warn("Cannot read {}-{}@{}", message.topic(), message.partition(), message.offset(), e);
    }
  }

  /** All offers of a user, because the user was erased. */
  private void takeBack(ConsumerRecord<String, byte[]> message) {
    Instant at = Instant.ofEpochMilli(message.timestamp());
    view.withdraw(message.key(), Withdrawal.ofErasure(at), clock.instant());
  }

  private void take(ConsumerRecord<String, byte[]> message) {
    Instant now = clock.instant();
    Instant at = Instant.ofEpochMilli(message.timestamp());
    if (message.topic().equals(topics.offers().name())) {
      take(value(offers, message), now);
    } else if (message.topic().equals(topics.consents().name())) {
      ConsentRecord consent = consents.deserialize(message.topic(), message.value());
      Set<String> purposes = consent == null ? Set.of() : Withdrawal.denied(consent);
      if (!purposes.isEmpty()) {
        view.withdraw(message.key(), new Withdrawal(at, purposes), now);
      }
    } else {
      view.withdraw(message.key(), Withdrawal.ofErasure(at), now);
    }
  }

  /** What a user's word or an erasure takes away the hub does not hear: ask the view of those. */
  private void take(Offer offer, Instant now) {
    if (offer.getRecall() != null) {
      view.recall(offer);
      hub.publish(Announcement.ofRecall(offer));
      return;
    }
    HeldOffer held = HeldOffer.of(offer);
    if (view.put(held, now)) {
      hub.publish(Announcement.of(held));
    }
  }

  private static <V extends SpecificRecord> V value(
      Deserializer<V> deserializer, ConsumerRecord<String, byte[]> message) {
    return deserializer.deserialize(message.topic(), message.value());
  }

  /** Whether it has read all that there was when it began. */
  public boolean isCaughtUp() {
    return caughtUp;
  }

  /** Whether its thread runs. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  @Override
  public void close() {
    stopping = true;
    consumer.wakeup();
    thread.join();
  }
}
