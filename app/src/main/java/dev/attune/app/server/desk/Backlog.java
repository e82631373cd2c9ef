package dev.attune.app.server.desk;

import dev.attune.app.pipeline.GroupNames;
import dev.attune.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many records wait for the topology and for the workers: end of each partition less what the
 * group has committed. Markers of transactions count too, so an idle worker may show a few. One
 * thread's; asks every {@value #EVERY_SECONDS} s at most.
 */
final class Backlog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
  private static final int EVERY_SECONDS = 5;
  private static final long EVERY = Duration.ofSeconds(EVERY_SECONDS).toNanos();
  private static final int PATIENCE_SECONDS = 2;

  private final Admin admin;
  private final GroupNames groups;
  private final Topics topics;
  private long askedAt = System.nanoTime() - EVERY;
  private Map<String, Long> known = Map.of();

  Backlog(Map<String, Object> clientConfig, String tenant, Topics topics) {
    this.admin = Admin.create(clientConfig);
    this.groups = new GroupNames(tenant);
    this.topics = topics;
  }

  /** By who is to read them; one that does not answer is left out. */
  Map<String, Long> now() {
    if (System.nanoTime() - askedAt >= EVERY) {
      Map<String, Long> lag = new TreeMap<>();
      String requests = topics.generationRequests().name();
      put(lag, "topology", groups.topology(), topic -> !topic.startsWith(groups.topology()));
      put(lag, "generation", groups.generation(), requests::equals);
      known = Map.copyOf(lag);
      askedAt = System.nanoTime();
    }
    return known;
  }

  private void put(Map<String, Long> lag, String name, String group, Predicate<String> counts) {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
      committed.keySet().removeIf(place -> !counts.test(place.topic()));
      if (!committed.isEmpty()) {
        lag.put(name, waiting(committed));
      }
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOG.debug("No lag of {}", group, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(String group)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> found = new HashMap<>();
    ask(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach((place, offset) -> remember(found, place, offset));
    return found;
  }

  private static void remember(
      Map<TopicPartition, OffsetAndMetadata> found,
      TopicPartition place,
      @Nullable OffsetAndMetadata offset) {
    if (offset != null) {
      found.put(place, offset);
    }
  }

  private long waiting(Map<TopicPartition, OffsetAndMetadata> committed)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    committed.keySet().forEach(place -> wanted.put(place, OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends = ask(admin.listOffsets(wanted).all());
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue().offset() - offset(committed, end.getKey())))
        .sum();
  }

  private static long offset(
      Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition place) {
    OffsetAndMetadata offset = committed.get(place);
    return offset == null ? Long.MAX_VALUE : offset.offset();
  }

  private static <T> T ask(KafkaFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
