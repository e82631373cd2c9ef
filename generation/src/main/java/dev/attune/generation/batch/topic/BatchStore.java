package dev.attune.generation.batch.topic;

import dev.attune.avro.Batch;
import dev.attune.avro.GenerationRequest;
import dev.attune.generation.batch.provider.BatchContents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads what is under way. A batch stands in the partition from which its requests came, so whoever
 * owns these owns it; it says where they stand, and what of them can still be read is read there.
 * Owned by the session's thread.
 */
public final class BatchStore {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final BatchTopics topics;
  private final BatchSerdes serdes;

  /** Takes ownership of the consumer. */
  public BatchStore(Consumer<byte[], byte[]> consumer, BatchTopics topics, BatchSerdes serdes) {
    this.consumer = consumer;
    this.topics = topics;
    this.serdes = serdes;
  }

  /** A batch and where it stands. */
  public record Kept(int partition, BatchContents contents) {}

  private record Placed(int partition, Batch batch) {}

  /** All batches of these partitions that have not ended. */
  public List<Kept> read(Collection<Integer> numbers) {
    Map<String, Placed> open = new LinkedHashMap<>();
    List<TopicPartition> partitions =
        numbers.stream().map(number -> new TopicPartition(topics.batches(), number)).toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    for (TopicPartition partition : partitions) {
      upTo(partition, ends.getOrDefault(partition, 0L), message -> note(message, open));
    }
    List<Kept> kept = new ArrayList<>();
    open.values().forEach(each -> kept.add(new Kept(each.partition(), contents(each))));
    consumer.assign(List.of());
    return kept;
  }

  private void note(ConsumerRecord<byte[], byte[]> message, Map<String, Placed> open) {
    String id = new String(message.key(), StandardCharsets.UTF_8);
    if (message.value() == null) {
      open.remove(id);
    } else {
      Batch batch = serdes.batches().deserializer().deserialize(topics.batches(), message.value());
      open.put(id, new Placed(message.partition(), batch));
    }
  }

  private BatchContents contents(Placed placed) {
    List<Long> offsets = placed.batch().getOffsets();
    SortedMap<Long, GenerationRequest> requests = new TreeMap<>();
    if (!offsets.isEmpty()) {
      Set<Long> ours = Set.copyOf(offsets);
      TopicPartition partition = new TopicPartition(topics.waiting(), placed.partition());
      consumer.assign(List.of(partition));
      consumer.seek(partition, offsets.getFirst());
      upTo(
          partition,
          offsets.getLast() + 1,
          message -> {
            if (ours.contains(message.offset())) {
              read(message).ifPresent(request -> requests.put(message.offset(), request));
            }
          });
    }
    return new BatchContents(placed.batch(), requests);
  }

  /** Empty where the user was erased since. */
  private Optional<GenerationRequest> read(ConsumerRecord<byte[], byte[]> message) {
    return Optional.ofNullable(
        serdes.requestReader().deserialize(topics.waiting(), message.value()));
  }

  private void upTo(
      TopicPartition partition,
      long end,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    while (consumer.position(partition) < end) {
      consumer.poll(POLL).forEach(reader);
    }
  }

  /** Closes its consumer. */
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
  }
}
