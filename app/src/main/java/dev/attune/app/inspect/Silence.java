package dev.attune.app.inspect;

import dev.attune.app.cluster.Cluster;
import dev.attune.app.cluster.Registries;
import dev.attune.app.config.AppConfig;
import dev.attune.avro.ConsentRecord;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.topic.Topic;
import dev.attune.topology.playbook.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Why nothing was decided on a user in a span of time: what the shop saw, what the user had agreed
 * to, and what each scenario waits for.
 */
public record Silence(AppConfig config, List<Scenario> scenarios, LongConsumer progress) {

  /** In lines for a person. */
  public String explain(String userId, Instant from, Instant to) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "No condition of a scenario turned true for user '%s' in that time.".formatted(userId));
    try (Cluster cluster = Cluster.connect(config);
        SchemaRegistry registry = Registries.open(config)) {
      TopicScan scan = new TopicScan(cluster, registry, config.clientConfig(), progress);
      lines.add("events     " + events(scan, userId, from, to));
      lines.add("consent    " + consent(scan, userId, to));
    }
    for (Scenario scenario : scenarios) {
      lines.add("%-10s %s".formatted("waits for", waitsFor(scenario)));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private String events(TopicScan scan, String userId, Instant from, Instant to) {
    Map<String, Integer> counts = new TreeMap<>();
    Stream.of(
            config.topics().clickstream(),
            config.topics().purchases(),
            config.topics().messages(),
            config.topics().outcomes())
        .forEach(topic -> counts.put(topic.name(), count(scan, topic, userId, from, to)));
    String each =
        counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
    return "%d in that time: %s"
        .formatted(counts.values().stream().mapToInt(Integer::intValue).sum(), each);
  }

  private static <V extends SpecificRecord> int count(
      TopicScan scan, Topic<V> topic, String userId, Instant from, Instant to) {
    int[] count = new int[1];
    scan.read(
        partitions(scan, topic),
        topic.valueType(),
        message -> {
          Instant at = Instant.ofEpochMilli(message.timestamp());
          if (userId.equals(message.key()) && !at.isBefore(from) && at.isBefore(to)) {
            count[0]++;
          }
        });
    return count[0];
  }

  private String consent(TopicScan scan, String userId, Instant to) {
    List<ConsentRecord> said = new ArrayList<>();
    scan.read(
        partitions(scan, config.topics().consents()),
        ConsentRecord.class,
        message -> {
          boolean known = Instant.ofEpochMilli(message.timestamp()).isBefore(to);
          if (userId.equals(message.key()) && message.value() != null && known) {
            said.add(message.value());
          }
        });
    return said.isEmpty()
        ? "never asked; the playbook's default held"
        : "version %d of %s: %s"
            .formatted(
                said.getLast().getVersion(),
                said.getLast().getChangedAt(),
                new TreeMap<>(said.getLast().getPurposes()));
  }

  private static List<TopicPartition> partitions(TopicScan scan, Topic<?> topic) {
    return IntStream.range(0, scan.partitionsOf(topic.name()))
        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
        .toList();
  }

  private static String waitsFor(Scenario scenario) {
    Map<String, Object> figures = new TreeMap<>(scenario.trigger().durations());
    figures.putAll(scenario.trigger().numbers());
    return "%s: %s %s".formatted(scenario.name(), scenario.trigger().kind().key(), figures);
  }
}
