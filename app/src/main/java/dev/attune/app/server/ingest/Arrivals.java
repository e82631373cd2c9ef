package dev.attune.app.server.ingest;

import dev.attune.app.pipeline.InputTopics;
import dev.attune.app.server.write.Outgoing;
import dev.attune.avro.ConsentRecord;
import dev.attune.connectors.log.ConsentVersions;
import dev.attune.connectors.log.KnownProducts;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.draft.LogTopic;
import dev.attune.connectors.log.draft.ProductFacts;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Makes records of drafts: stamped with the arrival, each behind the catalogue items that it makes
 * known, consents with their versions. Any thread may use it; what it remembers is behind one lock.
 */
final class Arrivals {

  private static final int PRODUCTS = 100_000;

  /** A topic by its full name, and how its values are encoded. */
  private record Target(String topic, Serializer<SpecificRecord> serializer) {}

  private final Map<LogTopic, Target> targets = new EnumMap<>(LogTopic.class);
  private final InstantSource clock;
  private final Object lock = new Object();
  private final ConsentVersions consents = new ConsentVersions();
  private KnownProducts products = new KnownProducts(PRODUCTS);

  Arrivals(Topics topics, SchemaRegistry registry, InstantSource clock) {
    this.clock = clock;
    InputTopics inputs = new InputTopics(topics);
    for (LogTopic each : LogTopic.values()) {
      Topic<?> topic = inputs.named(each.key());
      targets.put(each, new Target(topic.name(), inputs.serializer(topic, registry)));
    }
  }

  /** What the clock shows. */
  Instant now() {
    return clock.instant();
  }

  /**
   * The records of an event.
   *
   * @param arrivedAt the records' timestamp
   * @param withFacts whether the catalogue may learn from it
   */
  List<Outgoing> records(Draft draft, Instant arrivedAt, boolean withFacts) {
    List<Outgoing> records = new ArrayList<>(1);
    if (withFacts) {
      for (ProductFacts facts : news(draft.facts())) {
        records.add(
            record(LogTopic.CATALOG, facts.productId(), facts.validFrom(arrivedAt), arrivedAt));
      }
    }
    SpecificRecord value =
        draft.value() instanceof ConsentRecord consent
            ? versioned(consent, arrivedAt)
            : draft.value();
    records.add(record(draft.topic(), draft.key(), value, arrivedAt));
    return records;
  }

  /** After a failed write: what the catalogue was to learn it may not have learnt. */
  void forgetProducts() {
    synchronized (lock) {
      products = new KnownProducts(PRODUCTS);
    }
  }

  private List<ProductFacts> news(List<ProductFacts> facts) {
    synchronized (lock) {
      return facts.stream().flatMap(seen -> products.learn(seen).stream()).toList();
    }
  }

  private ConsentRecord versioned(ConsentRecord consent, Instant arrivedAt) {
    synchronized (lock) {
      return consents.versioned(consent, arrivedAt);
    }
  }

  private Outgoing record(LogTopic name, String key, SpecificRecord value, Instant arrivedAt) {
    Target target = targets.get(name);
    if (target == null) {
      throw new IllegalStateException("every topic of a log has a target");
    }
    return new Outgoing(
        target.topic(),
        key,
        target.serializer().serialize(target.topic(), value),
        arrivedAt.toEpochMilli());
  }
}
