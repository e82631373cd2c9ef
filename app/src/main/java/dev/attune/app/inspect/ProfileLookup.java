package dev.attune.app.inspect;

import dev.attune.app.cluster.Cluster;
import dev.attune.app.cluster.Registries;
import dev.attune.app.config.AppConfig;
import dev.attune.app.pipeline.GroupNames;
import dev.attune.avro.Identity;
import dev.attune.avro.Profile;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.identity.IdentityBook;
import dev.attune.topology.identity.fold.ProfileFold;
import dev.attune.topology.profile.model.ProfileSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * What the topology knows of a user, read from the change logs of its stores: these hold what the
 * stores hold, may be read by any process, and ask nothing of the one that owns the user. They are
 * compacted, so what is read grows with the users, not with their past.
 */
public record ProfileLookup(AppConfig config, LongConsumer progress) {

  /**
   * The profile as of the topology's last commit: all that is known of the person, also under ids
   * that turned out to be this user.
   */
  public Optional<Profile> find(String userId) {
    return ask(scan ->
        profile(scan, userId)
            .map(found ->
                new ProfileFold(ProfileSettings.DEFAULTS)
                    .of(found.value(), others(scan, userId, found.partition()))));
  }

  /** The other ids of a person, as the topology was told. */
  public List<String> idsOf(String userId) {
    return ask(scan ->
        profile(scan, userId)
            .map(found -> others(scan, userId, found.partition()))
            .orElse(List.of())
            .stream()
            .map(Profile::getUserId)
            .toList());
  }

  private <R> R ask(Function<TopicScan, R> question) {
    try (Cluster cluster = Cluster.connect(config);
        SchemaRegistry registry = Registries.open(config)) {
      return question.apply(new TopicScan(cluster, registry, config.clientConfig(), progress));
    }
  }

  /** A value, and the partition in which a user's records lie. */
  private record Found<V>(V value, int partition) {}

  private Optional<Found<Profile>> profile(TopicScan scan, String userId) {
    String topic = changelog(Stores.PROFILES);
    int partitions = scan.partitionsOf(topic);
    int likely = partitionOf(userId, partitions);
    Optional<Found<Profile>> profile =
        newest(scan, List.of(new TopicPartition(topic, likely)), Profile.class, userId);
    return profile.isPresent()
        ? profile
        : newest(scan, others(topic, partitions, likely), Profile.class, userId);
  }

  private List<Profile> others(TopicScan scan, String userId, int partition) {
    TopicPartition place = new TopicPartition(changelog(Stores.IDENTITIES), partition);
    return newest(scan, List.of(place), Identity.class, userId)
        .map(found -> IdentityBook.of(userId, found.value()).others())
        .orElse(List.of());
  }

  private String changelog(String store) {
    return new GroupNames(config.tenant()).changelog(store);
  }

  private static <V extends SpecificRecord> Optional<Found<V>> newest(
      TopicScan scan, List<TopicPartition> partitions, Class<V> type, String userId) {
    Newest<V> newest = new Newest<>(userId);
    scan.read(partitions, type, newest::see);
    return Optional.ofNullable(newest.value).map(value -> new Found<>(value, newest.partition));
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
  private static final class Newest<V extends SpecificRecord> {
    private final String userId;
    private @Nullable V value;
    private int partition;

    private Newest(String userId) {
      this.userId = userId;
    }

    private void see(ConsumerRecord<String, V> message) {
      if (userId.equals(message.key())) {
        value = message.value();
        partition = message.partition();
      }
    }
  }
}
