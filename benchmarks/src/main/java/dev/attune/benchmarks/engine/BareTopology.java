package dev.attune.benchmarks.engine;

import dev.attune.avro.OutcomeEvent;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * The least that any topology with a profile per user does to the same events: decode, one get and
 * one put of the bytes of a profile, change log, and a small record out for one event in twenty.
 */
public final class BareTopology implements Supplier<Topology> {

  /** Where its output goes: read by nobody. */
  public static final String OUTPUT = "bench-output";

  static final String STORE = "values";

  private final Topics topics;
  private final SchemaRegistry registry;
  private final SampleValues values;

  BareTopology(Topics topics, SchemaRegistry registry, SampleValues values) {
    this.topics = topics;
    this.registry = registry;
    this.values = values;
  }

  @Override
  public Topology get() {
    Topology topology = new Topology();
    source(topology, topics.clickstream());
    source(topology, topics.purchases());
    source(topology, topics.messages());
    source(topology, topics.outcomes());
    String[] sources = {
      topics.clickstream().name(),
      topics.purchases().name(),
      topics.messages().name(),
      topics.outcomes().name()
    };
    return topology
        .addProcessor("value", () -> new BareProcessor(values), sources)
        .addStateStore(
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of()),
            "value")
        .addSink(
            "output",
            OUTPUT,
            new StringSerializer(),
            AvroSerde.of(OutcomeEvent.class, registry).serializer(),
            "value");
  }

  private <V extends SpecificRecord> void source(Topology topology, Topic<V> topic) {
    Deserializer<V> values = AvroSerde.of(topic.valueType(), registry).deserializer();
    topology.addSource(topic.name(), new StringDeserializer(), values, topic.name());
  }
}
