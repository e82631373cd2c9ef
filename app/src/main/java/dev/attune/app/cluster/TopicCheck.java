package dev.attune.app.cluster;

import dev.attune.app.finding.Finding;
import dev.attune.schemas.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares a topic of the catalogue with the one on the cluster. */
final class TopicCheck {
  private TopicCheck() {}

  /** One finding for each difference, or one that all is well. */
  static List<Finding> compare(Topic<?> wanted, Optional<ActualTopic> actual) {
    if (actual.isEmpty()) {
      return List.of(Finding.fail(wanted.name(), "does not exist", "Run 'attune topics create'."));
    }
    List<Finding> differences = new ArrayList<>(partitions(wanted, actual.get()).stream().toList());
    differences.addAll(configs(wanted, actual.get()));
    return differences.isEmpty()
        ? List.of(Finding.ok(wanted.name(), wanted.partitions() + " partitions"))
        : differences;
  }

  private static Optional<Finding> partitions(Topic<?> wanted, ActualTopic actual) {
    if (wanted.partitions() == actual.partitions()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.fail(
            wanted.name(),
            "has %d partitions, should have %d".formatted(actual.partitions(), wanted.partitions()),
            "Set 'partitions' to what the topics have, or delete the topic and create it anew:"
                + " adding partitions would part users from their past."));
  }

  private static List<Finding> configs(Topic<?> wanted, ActualTopic actual) {
    return wanted.configs().entrySet().stream()
        .filter(config -> !config.getValue().equals(actual.configs().get(config.getKey())))
        .map(config -> difference(wanted, config, actual))
        .toList();
  }

  private static Finding difference(
      Topic<?> wanted, Map.Entry<String, String> config, ActualTopic actual) {
    return Finding.fail(
        wanted.name(),
        "%s is %s, should be %s"
            .formatted(
                config.getKey(),
                actual.configs().getOrDefault(config.getKey(), "not set"),
                config.getValue()),
        "kafka-configs --alter --entity-type topics --entity-name %s --add-config %s=%s"
            .formatted(wanted.name(), config.getKey(), config.getValue()));
  }
}
