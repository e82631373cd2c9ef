package dev.attune.app.demo;

import dev.attune.app.cluster.Cluster;
import dev.attune.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** When a demo's simulated time begins. */
final class OpeningHour {

  private static final Duration MORNING = Duration.ofHours(9);
  private static final Duration BREAK = Duration.ofMinutes(1);

  private OpeningHour() {}

  /** Nine o'clock of today, UTC; after the last event where the folder holds an earlier demo. */
  static Instant of(Cluster cluster, Topics topics, InstantSource wall) {
    Instant morning = wall.instant().truncatedTo(ChronoUnit.DAYS).plus(MORNING);
    Map<TopicPartition, OffsetSpec> newest =
        IntStream.range(0, topics.clickstream().partitions())
            .mapToObj(partition -> new TopicPartition(topics.clickstream().name(), partition))
            .collect(Collectors.toMap(place -> place, place -> OffsetSpec.maxTimestamp()));
    return cluster.ask(admin -> admin.listOffsets(newest).all()).values().stream()
        .map(ListOffsetsResultInfo::timestamp)
        .filter(timestamp -> timestamp >= 0)
        .map(timestamp -> Instant.ofEpochMilli(timestamp).plus(BREAK))
        .reduce(morning, (one, other) -> one.isAfter(other) ? one : other);
  }
}
