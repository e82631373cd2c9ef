package dev.attune.app.pipeline;

import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** The topics that a log feeds, by their names in the catalogue, without prefix. */
public final class InputTopics {

  private final Map<String, Topic<?>> byName;

  public InputTopics(Topics topics) {
    List<Topic<?>> inputs =
        List.of(
            topics.clickstream(),
            topics.purchases(),
            topics.messages(),
            topics.outcomes(),
            topics.consents(),
            topics.erasures(),
            topics.catalog());
    this.byName = inputs.stream().collect(Collectors.toMap(InputTopics::bare, Function.identity()));
  }

  public Topic<?> named(String name) {
    Topic<?> topic = byName.get(name);
    if (topic == null) {
      throw new IllegalArgumentException("no log feeds the topic " + name);
    }
    return topic;
  }

  /** Writes records of this topic, whichever kind is asked for. */
  public <V extends SpecificRecord> Serializer<SpecificRecord> serializer(
      Topic<V> topic, SchemaRegistry registry) {
    Serializer<V> typed = AvroSerde.of(topic.valueType(), registry).serializer();
    return (name, value) -> typed.serialize(name, topic.valueType().cast(value));
  }

  private static String bare(Topic<?> topic) {
    return topic.name().substring(topic.name().lastIndexOf('.') + 1);
  }
}
