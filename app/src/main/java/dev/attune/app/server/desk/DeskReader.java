package dev.attune.app.server.desk;

import dev.attune.app.config.AppConfig;
import dev.attune.app.process.Background;
import dev.attune.app.server.tail.Tail;
import dev.attune.avro.Decision;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.serde.UserIdSerde;
import dev.attune.schemas.topic.Topics;
import dev.attune.topology.ledger.Conservation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
 * Reads what the topology and the workers say to each other, from an hour back to the end and on,
 * and beats once a second. Joins no group. Of the events, which are the most, it asks only where
 * their topics end. Its thread owns consumer, second and open requests; pulse and books are shared.
 */
public final class DeskReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DeskReader.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LOOKBACK = Duration.ofHours(1);
  private static final long BEAT = Duration.ofSeconds(1).toNanos();

  private final KafkaConsumer<String, byte[]> consumer;
  private final Topics topics;
  private final InstantSource clock;
  private final Inflow inflow;
  private final Backlog backlog;
  private final Deserializer<GenerationRequest> requests;
  private final Deserializer<GenerationResponse> responses;
  private final Deserializer<Decision> decisions;
  private final Consumer<Decision> listener;
  private final OpenTexts open = new OpenTexts();
  private final Pulse pulse = new Pulse();
  private final GuardBook guards = new GuardBook();
  private final LanguageBook languages = new LanguageBook();
  private final Background thread;
  private Second second = new Second();
  private boolean caughtUp;
  private volatile boolean stopping;

  private DeskReader(
      AppConfig config,
      SchemaRegistry registry,
      KafkaConsumer<String, byte[]> consumer,
      InstantSource clock,
      Consumer<Decision> listener) {
    this.consumer = consumer;
    this.topics = config.topics();
    this.clock = clock;
    this.listener = listener;
    this.inflow = new Inflow(consumer, topics);
    this.backlog = new Backlog(config.clientConfig(), config.tenant(), topics);
    this.requests = AvroSerde.of(GenerationRequest.class, registry).deserializer();
    this.responses = AvroSerde.of(GenerationResponse.class, registry).deserializer();
    this.decisions = AvroSerde.of(Decision.class, registry).deserializer();
    this.thread = Background.start("desk-reader", this::run);
  }

  /**
   * Connects and begins to read.
   *
   * @param clock of the log: says which deadlines are past
   * @param listener gets each new decision, and must not wait
   */
  public static DeskReader start(
      AppConfig config, SchemaRegistry registry, InstantSource clock, Consumer<Decision> listener) {
    Map<String, Object> settings = new HashMap<>(config.clientConfig());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 200);
    return new DeskReader(
        config,
        registry,
        new KafkaConsumer<>(
            settings, UserIdSerde.deserializer(registry), new ByteArrayDeserializer()),
        clock,
        listener);
  }

  private void run() {
    try (consumer;
        backlog) {
      Tail tail =
          Tail.assign(
              consumer,
              Stream.of(
                  topics.generationRequests(), topics.generationResponses(), topics.decisions()),
              clock.instant().minus(LOOKBACK));
      long beatAt = System.nanoTime() + BEAT;
      long sequence = 0;
      while (!stopping) {
        consumer.poll(POLL).forEach(this::read);
        if (!caughtUp && tail.isCaughtUp()) {
          caughtUp = true;
          second = new Second();
        }
        if (System.nanoTime() - beatAt >= 0) {
          sequence++;
          beat(sequence);
          beatAt = Math.max(beatAt + BEAT, System.nanoTime());
        }
      }
    } catch (WakeupException e) {
      if (!stopping) {
        throw e;
      }
    } finally {
      pulse.close();
    }
  }

  private void beat(long sequence) {
    Tick tick =
        second.end(
            sequence,
            System.currentTimeMillis(),
            inflow.sinceLast(),
            open.count(clock.instant()),
            backlog.now());
    if (caughtUp) {
      pulse.beat(tick);
      second = new Second();
    }
  }

  private void read(ConsumerRecord<String, byte[]> message) {
    if (message.value() == null) {
      return;
    }
    try {
      take(message);
    } catch (SerializationException e) {
      LOG.warn("Cannot read {}-{}@{}", message.topic(), message.partition(), message.offset(), e);
    }
  }

  /** The record of a user who was erased has no value left. */
  private void take(ConsumerRecord<String, byte[]> message) {
    if (message.topic().equals(topics.generationRequests().name())) {
      value(requests, message).ifPresent(this::asked);
    } else if (message.topic().equals(topics.generationResponses().name())) {
      Instant at = Instant.ofEpochMilli(message.timestamp());
      value(responses, message).ifPresent(response -> answered(response, at));
    } else {
      // An answer that nobody waited for ends nothing, nor does a recall.
      value(decisions, message)
          .filter(decision -> Conservation.isEnd(decision.getOutcome()))
          .ifPresent(this::decided);
    }
  }

  private void asked(GenerationRequest request) {
    open.asked(request);
    languages.asked(request.getBrief().getLanguage());
    second.asked();
  }

  private void answered(GenerationResponse response, Instant at) {
    OpenTexts.Open request = open.find(response.getRequestId());
    guards.see(response, request, at);
    languages.answered(response, request);
    second.answered(response);
  }

  private void decided(Decision decision) {
    open.ended(decision.getRequestId());
    second.decided(decision);
    if (caughtUp) {
      listener.accept(decision);
    }
  }

  private static <V extends SpecificRecord> Optional<V> value(
      Deserializer<V> deserializer, ConsumerRecord<String, byte[]> message) {
    return Optional.ofNullable(deserializer.deserialize(message.topic(), message.value()));
  }

  Pulse pulse() {
    return pulse;
  }

  GuardBook guards() {
    return guards;
  }

  LanguageBook languages() {
    return languages;
  }

  /** Whether its thread runs. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /** Lets everybody go who follows it. */
  public void endStreams() {
    pulse.close();
  }

  @Override
  public void close() {
    stopping = true;
    pulse.close();
    consumer.wakeup();
    thread.join();
  }
}
