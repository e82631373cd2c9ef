package dev.attune.app.replay;

import dev.attune.avro.Profile;
import dev.attune.avro.UserRequests;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import dev.attune.topology.graph.DueKey;
import dev.attune.topology.graph.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Waits until a run has nothing left to do. */
final class Quiescence {

  private static final Duration LOOK = Duration.ofMillis(200);

  private final Admin admin;
  private final Topics topics;
  private final KafkaStreams streams;

  Quiescence(Admin admin, Topics topics, KafkaStreams streams) {
    this.admin = admin;
    this.topics = topics;
    this.streams = streams;
  }

  /**
   * Returns when all input is read, no request is open, no timer and no recall is due.
   *
   * @param timersUpTo timers due by then must have fired
   */
  StateTotals await(Instant timersUpTo) throws InterruptedException {
    while (true) {
      requireAlive();
      if (isRead() && hasFired(timersUpTo)) {
        StateTotals totals = totals();
        // The last answer may have come since, and with it an offer that is to be taken back.
        if (totals.open() == 0 && isRead() && hasFired(timersUpTo)) {
          return totals;
        }
      }
      Thread.sleep(LOOK);
    }
  }

  private void requireAlive() {
    if (streams.state().hasStartedOrFinishedShuttingDown()) {
      throw new IllegalStateException("the topology stopped: " + streams.state());
    }
  }

  private boolean isRead() throws InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted =
        inputs().stream().collect(Collectors.toMap(input -> input, input -> OffsetSpec.latest()));
    try {
      Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(wanted).all().get();
      Map<TopicPartition, OffsetAndMetadata> read =
          admin
              .listConsumerGroupOffsets(KafkaEngine.APPLICATION_ID)
              .partitionsToOffsetAndMetadata()
              .get();
      return ends.entrySet().stream()
          .allMatch(end -> offset(read.get(end.getKey())) >= end.getValue().offset());
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot see how far the replay is", e.getCause());
    }
  }

  private static long offset(@Nullable OffsetAndMetadata read) {
    return read == null ? 0 : read.offset();
  }

  private List<TopicPartition> inputs() {
    return List.<Topic<?>>of(
            topics.clickstream(),
            topics.purchases(),
            topics.messages(),
            topics.outcomes(),
            topics.consents(),
            topics.erasures(),
            topics.generationResponses())
        .stream()
        .flatMap(topic ->
            IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
        .toList();
  }

  private boolean hasFired(Instant upTo) {
    try {
      return isPast(Stores.TIMERS, upTo)
          && isPast(Stores.RECALLS, upTo)
          && isPast(Stores.WINDOWS, upTo);
    } catch (InvalidStateStoreException e) {
      return false; // The stores are not open yet, or on their way to another thread.
    }
  }

  private boolean isPast(String index, Instant upTo) {
    try (KeyValueIterator<DueKey, byte[]> due =
        this.<DueKey, byte[]>store(index).range(DueKey.FIRST, DueKey.after(upTo))) {
      return !due.hasNext() || due.next().key.due().isAfter(upTo);
    }
  }

  private StateTotals totals() {
    StateTotals totals = StateTotals.NONE;
    try (KeyValueIterator<String, Profile> profiles =
            this.<String, Profile>store(Stores.PROFILES).all();
        KeyValueIterator<String, UserRequests> requests =
            this.<String, UserRequests>store(Stores.REQUESTS).all()) {
      while (profiles.hasNext()) {
        totals = totals.plus(profiles.next().value);
      }
      while (requests.hasNext()) {
        totals = totals.plus(requests.next().value);
      }
    }
    return totals;
  }

  private <K, V> ReadOnlyKeyValueStore<K, V> store(String name) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
  }
}
