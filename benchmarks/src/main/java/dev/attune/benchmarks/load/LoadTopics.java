package dev.attune.benchmarks.load;

import dev.attune.app.cluster.TopicCreation;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of a workload. */
public record LoadTopics(Topics topics) {

  /** Simulated days lie in the past; the broker must not throw them away. */
  private static final Map<String, String> KEEP = Map.of("retention.ms", "-1");

  /** Creates the catalogue's topics, and more of the same number of partitions. */
  public void create(Admin admin, String... more) throws InterruptedException {
    List<NewTopic> all =
        Stream.concat(
                topics.all().stream().map(LoadTopics::kept),
                Stream.of(more).map(name -> new NewTopic(name, topics.partitions(), (short) 1)))
            .toList();
    try {
      TopicCreation.create(admin, all);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot create the topics", e.getCause());
    }
  }

  /** Names of the topics whose records count as events. */
  public Set<String> eventTopics() {
    return Stream.of(topics.clickstream(), topics.purchases(), topics.messages(), topics.outcomes())
        .map(Topic::name)
        .collect(Collectors.toSet());
  }

  private static NewTopic kept(Topic<?> topic) {
    Map<String, String> configs = new HashMap<>(topic.configs());
    configs.putAll(KEEP);
    return topic.newTopic().configs(configs);
  }
}
