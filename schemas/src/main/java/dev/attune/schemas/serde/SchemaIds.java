package dev.attune.schemas.serde;

import dev.attune.schemas.contract.SubjectName;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.registry.SchemaRegistryException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The id of one schema under each topic it is written to. Shared between threads; two that come
 * first at once may both ask, and get the same answer. A serde mostly serves one topic, so the last
 * answer is looked at before the map.
 */
final class SchemaIds {
  /** Where an id comes from. */
  enum Source {
    REGISTER,
    LOOK_UP
  }

  private final SchemaRegistry registry;
  private final Schema contract;
  private final SubjectName subjectName;
  private final Source source;
  private final Map<String, TopicId> byTopic = new ConcurrentHashMap<>();
  private volatile @Nullable TopicId last;

  SchemaIds(SchemaRegistry registry, Schema contract, SubjectName subjectName, Source source) {
    this.registry = registry;
    this.contract = contract;
    this.subjectName = subjectName;
    this.source = source;
  }

  int of(String topic) {
    TopicId recent = last;
    if (recent != null && recent.topic().equals(topic)) {
      return recent.id();
    }
    TopicId found = byTopic.computeIfAbsent(topic, this::ask);
    last = found;
    return found.id();
  }

  private TopicId ask(String topic) {
    String subject = subjectName.of(topic);
    int id =
        switch (source) {
          case REGISTER -> registry.register(subject, contract);
          case LOOK_UP -> registry.lookup(subject, contract).orElseThrow(() -> missing(subject));
        };
    return new TopicId(topic, id);
  }

  private static SchemaRegistryException missing(String subject) {
    return new SchemaRegistryException.UnknownSchema(
        "this schema is not registered under "
            + subject
            + " and "
            + SerdeConfig.AUTO_REGISTER_SCHEMAS
            + " is false: register it first (attune schemas register)");
  }

  private record TopicId(String topic, int id) {}
}
