package dev.attune.app.inspect;

import dev.attune.app.cluster.Cluster;
import dev.attune.app.cluster.Registries;
import dev.attune.app.config.AppConfig;
import dev.attune.app.pipeline.GroupNames;
import dev.attune.avro.Profile;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.topology.graph.Stores;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * What the topology knows of a user, read from the change log of its store: that holds what the
 * store holds, may be read by any process, and asks nothing of the one that owns the user. It is
 * compacted, so what is read grows with the users, not with their past.
 */
public record ProfileLookup(AppConfig config, LongConsumer progress) {

  /** The profile as of the topology's last commit. */
  public Optional<Profile> find(String userId) {
    try (Cluster cluster = Cluster.connect(config);
        SchemaRegistry registry = Registries.open(config)) {
      TopicScan scan = new TopicScan(cluster, registry, config.clientConfig(), progress);
      String topic = new GroupNames(config.tenant()).changelog(Stores.PROFILES);
      int partitions = scan.partitionsOf(topic);
      int likely = partitionOf(userId, partitions);
      Optional<Profile> profile = newest(scan, List.of(new TopicPartition(topic, likely)), userId);
      return profile.isPresent()
          ? profile
          : newest(scan, others(topic, partitions, likely), userId);
    }
  }

  private static Optional<Profile> newest(
      TopicScan scan, List<TopicPartition> partitions, String userId) {
    Newest newest = new Newest(userId);
    scan.read(partitions, Profile.class, newest::see);
    return Optional.ofNullable(newest.profile);
  }

  /** A producer that is not of the JVM may have chosen partitions in its own way. */
  private static List<TopicPartition> others(String topic, int partitions, int likely) {
    return IntStream.range(0, partitions)
        .filter(partition -> partition != likely)
        .mapToObj(partition -> new TopicPartition(topic, partition))
        .toList();
  }

  /** Where the JVM's producers put a key. */
  private static int partitionOf(String userId, int partitions) {
    byte[] key = userId.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }

  /** The last value of a key; an erased user's is null. */
  private static final class Newest {
    private final String userId;
    private @Nullable Profile profile;

    private Newest(String userId) {
      this.userId = userId;
    }

    private void see(ConsumerRecord<String, Profile> message) {
      if (userId.equals(message.key())) {
        profile = message.value();
      }
    }
  }
}
