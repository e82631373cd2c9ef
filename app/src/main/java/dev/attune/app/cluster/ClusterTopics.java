package dev.attune.app.cluster;

import dev.attune.app.finding.Finding;
import dev.attune.app.finding.Report;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** The topics of a deployment on its cluster. */
public final class ClusterTopics {
  private final Cluster cluster;
  private final Topics topics;

  public ClusterTopics(Cluster cluster, Topics topics) {
    this.cluster = cluster;
    this.topics = topics;
  }

  /**
   * Creates what is missing and leaves what exists as it is.
   *
   * @param replicas of each partition; empty for the cluster's default
   * @return the names of those created, in the catalogue's order
   */
  public List<String> createMissing(Optional<Short> replicas) {
    Set<String> existing = existing();
    List<NewTopic> missing =
        topics.all().stream()
            .filter(topic -> !existing.contains(topic.name()))
            .map(topic -> replicas.map(topic::newTopic).orElseGet(topic::newTopic))
            .toList();
    cluster.create(missing);
    return missing.stream().map(NewTopic::name).toList();
  }

  /** How the topics of the cluster differ from the catalogue. */
  public Report check() {
    Map<String, ActualTopic> actual = describe();
    List<Finding> findings = new ArrayList<>();
    for (Topic<?> wanted : topics.all()) {
      findings.addAll(TopicCheck.compare(wanted, Optional.ofNullable(actual.get(wanted.name()))));
    }
    return new Report(findings);
  }

  private Set<String> existing() {
    Set<String> ours = topics.all().stream().map(Topic::name).collect(Collectors.toSet());
    return cluster.ask(admin -> admin.listTopics().names()).stream()
        .filter(ours::contains)
        .collect(Collectors.toSet());
  }

  /** Of our topics, those that exist. */
  private Map<String, ActualTopic> describe() {
    Set<String> names = existing();
    Map<String, TopicDescription> descriptions =
        cluster.ask(admin -> admin.describeTopics(names).allTopicNames());
    Map<ConfigResource, Config> configs =
        cluster.ask(admin ->
            admin.describeConfigs(names.stream().map(ClusterTopics::resource).toList()).all());
    Map<String, ActualTopic> actual = new HashMap<>();
    descriptions.forEach((name, description) ->
        actual.put(
            name,
            new ActualTopic(
                description.partitions().size(),
                values(configs.getOrDefault(resource(name), new Config(List.of()))))));
    return actual;
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  /** Broker defaults count: what matters is what holds. */
  private static Map<String, String> values(Config config) {
    return config.entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }
}
