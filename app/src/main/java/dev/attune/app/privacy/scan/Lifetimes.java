package dev.attune.app.privacy.scan;

import dev.attune.app.cluster.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** Says until when a topic keeps a record, by the topic's settings on the cluster. */
record Lifetimes(Cluster cluster) {

  /**
   * What removes it and when, in words.
   *
   * @param newest timestamp of the newest record concerned, epoch milliseconds
   */
  String of(String topic, long newest) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config =
        cluster
            .ask(admin -> admin.describeConfigs(Set.of(resource)).all())
            .getOrDefault(resource, new Config(Set.of()));
    Function<String, String> values =
        config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value))
            ::get;
    return inWords(values, Instant.ofEpochMilli(newest));
  }

  private static String inWords(Function<String, String> config, Instant newest) {
    String policy = String.valueOf(config.apply("cleanup.policy"));
    if (!policy.contains("delete")) {
      return policy.contains("compact")
          ? "compaction, once a newer record of the key has come"
          : "nothing";
    }
    long retention = Long.parseLong(config.apply("retention.ms"));
    String deletion =
        retention < 0 ? "nothing" : "deletion from " + newest.plusMillis(retention) + " on";
    return policy.contains("compact")
        ? "compaction within "
            + Duration.ofMillis(Long.parseLong(config.apply("max.compaction.lag.ms")))
            + ", else "
            + deletion
        : deletion;
  }
}
