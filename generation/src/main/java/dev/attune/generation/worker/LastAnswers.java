package dev.attune.generation.worker;

import dev.attune.avro.GenerationResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the requests that have an answer though no commit says so: a worker that is killed has
 * answered some since its last commit. The topic of responses knows them; a request and its answer
 * have the same key, and so the same number of partition. Used by the poll thread.
 */
final class LastAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(LastAnswers.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Supplier<Consumer<byte[], byte[]>> readers;
  private final String topic;
  private final Deserializer<GenerationResponse> deserializer;
  private final int most;

  /**
   * @param most answers to read of a partition, the last ones: as many as may be in flight, for no
   *     more end within the time of a call, and commits are more frequent than that
   */
  LastAnswers(
      Supplier<Consumer<byte[], byte[]>> readers,
      String topic,
      Deserializer<GenerationResponse> deserializer,
      int most) {
    this.readers = readers;
    this.topic = topic;
    this.deserializer = deserializer;
    this.most = most;
  }

  /**
   * Ids of requests, by their partition. Empty where they cannot be read: then some are repeated.
   */
  Map<TopicPartition, Set<String>> of(Collection<TopicPartition> requests) {
    Map<Integer, Set<String>> ids = new HashMap<>();
    try {
      Consumer<byte[], byte[]> reader = readers.get();
      try {
        read(reader, requests, ids);
      } finally {
        reader.close(CloseOptions.timeout(Duration.ZERO));
      }
    } catch (KafkaException unknown) {
      LOG.warn("Cannot read what was answered last, some may be answered twice", unknown);
    }
    Map<TopicPartition, Set<String>> answered = new HashMap<>();
    requests.forEach(
        each -> answered.put(each, ids.getOrDefault(each.partition(), new HashSet<>())));
    return answered;
  }

  private void read(
      Consumer<byte[], byte[]> reader,
      Collection<TopicPartition> requests,
      Map<Integer, Set<String>> ids) {
    List<TopicPartition> responses =
        requests.stream().map(each -> new TopicPartition(topic, each.partition())).toList();
    reader.assign(responses);
    Map<TopicPartition, Long> ends = reader.endOffsets(responses, LIMIT);
    Map<TopicPartition, Long> starts = reader.beginningOffsets(responses, LIMIT);
    ends.forEach((partition, end) ->
        reader.seek(partition, Math.max(starts.getOrDefault(partition, 0L), end - most)));
    long late = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() - late < 0
        && ends.entrySet().stream()
            .anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> message : reader.poll(POLL)) {
        id(message)
            .ifPresent(
                id -> ids.computeIfAbsent(message.partition(), none -> new HashSet<>()).add(id));
      }
    }
  }

  private Optional<String> id(ConsumerRecord<byte[], byte[]> message) {
    try {
      return Optional.ofNullable(
              message.value() == null
                  ? null
                  : deserializer.deserialize(message.topic(), message.value()))
          .map(GenerationResponse::getRequestId);
    } catch (RuntimeException foreign) {
      // Bytes of anyone: they answer nothing.
      LOG.debug("No response at {}-{}", message.partition(), message.offset(), foreign);
      return Optional.empty();
    }
  }
}
