package dev.attune.app.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates topics that can be written to at once.
 *
 * <p>The controller answers, and a broker names itself as leader, before that broker has the
 * partition open. Until then it refuses a producer's first batch and may take the second, and an
 * idempotent producer does not recover from that order. So each leader is asked something about its
 * partitions before a caller may write.
 */
public final class TopicCreation {

  private static final int MAX_LOOKS = 200;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private TopicCreation() {}

  /**
   * Creates topics; returns when the leader of each partition serves it.
   *
   * @throws ExecutionException with the refusal of the cluster as its cause
   */
  public static void create(Admin admin, Collection<NewTopic> topics)
      throws ExecutionException, InterruptedException {
    CreateTopicsResult created = admin.createTopics(topics);
    created.all().get();
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (String topic : created.values().keySet()) {
      int partitions = created.numPartitions(topic).get();
      for (int partition = 0; partition < partitions; partition++) {
        ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
      }
    }
    awaitLeaders(admin, created.values().keySet(), ends);
  }

  /** The broker that is asked hears of the topics a little later than the controller says. */
  private static void awaitLeaders(
      Admin admin, Set<String> topics, Map<TopicPartition, OffsetSpec> ends)
      throws ExecutionException, InterruptedException {
    for (int look = 1; ; look++) {
      try {
        if (admin.listTopics().names().get().containsAll(topics)) {
          var unused = admin.listOffsets(ends).all().get();
          return;
        }
      } catch (ExecutionException e) {
        // Another broker than the one that named them may still not know them.
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
      if (look == MAX_LOOKS) {
        throw new ExecutionException(
            new TimeoutException("no leader serves the new topics " + topics));
      }
      Thread.sleep(PAUSE);
    }
  }
}
