package dev.attune.topology;

import dev.attune.avro.DeadLetter;
import dev.attune.schemas.registry.SchemaRegistryException;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.topology.deadletter.DeadLetterSink;
import dev.attune.topology.runtime.StoreMemory;
import dev.attune.topology.runtime.StreamsSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running topology, and the memory of its stores. */
public final class PersonalizationStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PersonalizationStreams.class);
  private static final long STORE_BYTES = 128L << 20;
  private static final Duration CLOSE = Duration.ofSeconds(30);

  private final StoreMemory memory;
  private final KafkaStreams streams;

  private PersonalizationStreams(StoreMemory memory, KafkaStreams streams) {
    this.memory = memory;
    this.streams = streams;
  }

  /**
   * Starts the topology.
   *
   * @param config for Kafka Streams; {@code bootstrap.servers} at least
   */
  public static PersonalizationStreams start(
      TopologySettings settings, String applicationId, Map<String, Object> config) {
    StoreMemory memory = StoreMemory.of(STORE_BYTES);
    Properties properties = new Properties();
    properties.putAll(StreamsSettings.of(applicationId, deadLetters(settings), memory, config));
    KafkaStreams streams =
        new KafkaStreams(new PersonalizationTopology(settings).get(), properties);
    streams.setUncaughtExceptionHandler(PersonalizationStreams::afterFailure);
    streams.start();
    return new PersonalizationStreams(memory, streams);
  }

  /** What may pass by itself is tried again on a new thread; a bug ends the client, loudly. */
  private static StreamThreadExceptionResponse afterFailure(Throwable failure) {
    if (isTransient(failure)) {
      LOG.warn("A stream thread failed and is replaced: {}", failure.toString());
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    LOG.error("A stream thread met a bug, the topology stops", failure);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private static boolean isTransient(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause ->
            cause instanceof RetriableException
                || cause instanceof SchemaRegistryException.Unavailable);
  }

  /** Where dead letters go that no processor can forward. */
  public static DeadLetterSink deadLetters(TopologySettings settings) {
    return new DeadLetterSink(
        settings.topics().deadLetters().name(),
        AvroSerde.of(DeadLetter.class, settings.registry()).serializer(),
        settings.meters());
  }

  /** For interactive queries and metrics. */
  public KafkaStreams streams() {
    return streams;
  }

  @Override
  public void close() {
    streams.close(CLOSE);
    memory.close();
  }
}
