package dev.attune.benchmarks.engine;

import dev.attune.avro.DeadLetter;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.topology.deadletter.DeadLetterSink;
import dev.attune.topology.runtime.StoreMemory;
import dev.attune.topology.runtime.StreamsSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;

/** The bare topology, with the configuration and the memory of the whole one. */
final class BareEngine implements AutoCloseable {

  private static final long STORE_BYTES = 128L << 20;
  private static final Duration CLOSE = Duration.ofSeconds(30);

  private final StoreMemory memory;
  private final KafkaStreams streams;

  private BareEngine(StoreMemory memory, KafkaStreams streams) {
    this.memory = memory;
    this.streams = streams;
  }

  static BareEngine start(EngineSettings settings, SchemaRegistry registry, SampleValues values) {
    StoreMemory memory = StoreMemory.of(STORE_BYTES);
    DeadLetterSink deadLetters =
        new DeadLetterSink(
            settings.topics().deadLetters().name(),
            AvroSerde.of(DeadLetter.class, registry).serializer(),
            new SimpleMeterRegistry());
    Properties properties = new Properties();
    properties.putAll(
        StreamsSettings.of(
            EngineKind.BARE.applicationId(), deadLetters, memory, settings.streamsConfig()));
    KafkaStreams streams =
        new KafkaStreams(new BareTopology(settings.topics(), registry, values).get(), properties);
    streams.start();
    return new BareEngine(memory, streams);
  }

  @Override
  public void close() {
    streams.close(CLOSE);
    memory.close();
  }
}
