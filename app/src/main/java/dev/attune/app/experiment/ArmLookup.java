package dev.attune.app.experiment;

import dev.attune.app.cluster.Cluster;
import dev.attune.app.cluster.Registries;
import dev.attune.app.config.AppConfig;
import dev.attune.app.inspect.TopicScan;
import dev.attune.avro.ArmState;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.topic.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** What the topology knows of arms: the newest of each key of topic {@code arms}. */
public record ArmLookup(AppConfig config, LongConsumer progress) {

  /** Sums by arm and part of the users, as of the topology's last commit. */
  public List<ArmState> newest() {
    Topic<ArmState> topic = config.topics().arms();
    Map<String, ArmState> newest = new LinkedHashMap<>();
    try (Cluster cluster = Cluster.connect(config);
        SchemaRegistry registry = Registries.open(config)) {
      TopicScan scan = new TopicScan(cluster, registry, config.clientConfig(), progress);
      List<TopicPartition> partitions =
          IntStream.range(0, scan.partitionsOf(topic.name()))
              .mapToObj(partition -> new TopicPartition(topic.name(), partition))
              .toList();
      scan.read(partitions, ArmState.class, message -> newest.put(message.key(), message.value()));
    }
    return List.copyOf(newest.values());
  }
}
