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
 * @param retention how long a record is kept, by its timestamp; see the policy
 * @param secrecy who can read it
 * @param doc what is in it, one sentence
 */
public record Topic<V extends SpecificRecord>(
    String name,
    String key,
    Class<V> valueType,
    int partitions,
    CleanupPolicy cleanup,
    Duration retention,
    Secrecy secrecy,
    String doc) {

  /** No offer runs longer. Only then may the older ones of a user go. */
  public static final Duration OFFER_LIFE = Duration.ofDays(7);

  private static final String RETENTION = "retention.ms";
  private static final String COMPACT_AFTER = "min.compaction.lag.ms";
  private static final String COMPACT_WITHIN = "max.compaction.lag.ms";

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
    switch (cleanup) {
      case DELETE -> configs.put(RETENTION, millis);
      case COMPACT -> configs.put(COMPACT_AFTER, millis);
      case COMPACT_SOON -> configs.put(COMPACT_WITHIN, millis);
      case COMPACT_DELETE -> {
        configs.put(RETENTION, millis);
        configs.put(COMPACT_AFTER, Long.toString(OFFER_LIFE.toMillis()));
        configs.put(COMPACT_WITHIN, Long.toString(OFFER_LIFE.toMillis()));
      }
    }
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
