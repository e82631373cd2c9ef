package dev.attune.schemas.topic;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * One topic of ours. Keys are always strings.
 *
 * @param name full name, prefix included
 * @param key what the key is, such as "user id"
 * @param valueType class of the values
 * @param partitions how many
 * @param cleanup what becomes of old records
 * @param retention how long a record is kept at least, by its timestamp
 * @param doc what is in it, one sentence
 */
public record Topic<V extends SpecificRecord>(
    String name,
    String key,
    Class<V> valueType,
    int partitions,
    CleanupPolicy cleanup,
    Duration retention,
    String doc) {

  public Topic {
    if (partitions < 1 || retention.isNegative() || retention.isZero()) {
      throw new IllegalArgumentException(
          name + ": partitions must be at least 1 and retention positive");
    }
  }

  /** The configuration it needs on the broker, in the broker's own words, sorted. */
  public Map<String, String> configs() {
    String millis = Long.toString(retention.toMillis());
    Map<String, String> configs = new TreeMap<>();
    configs.put("cleanup.policy", cleanup.word());
    configs.put(
        switch (cleanup) {
          case DELETE -> "retention.ms";
          case COMPACT -> "min.compaction.lag.ms";
        },
        millis);
    return configs;
  }

  /** What to ask an admin client for, with as many replicas as the cluster's default says. */
  public NewTopic newTopic() {
    return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(configs());
  }

  /** What to ask an admin client for. */
  public NewTopic newTopic(short replicas) {
    return new NewTopic(name, partitions, replicas).configs(configs());
  }
}
