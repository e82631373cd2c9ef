package dev.attune.generation.batch;

import dev.attune.avro.GenerationRequest;
import dev.attune.generation.batch.provider.BatchContents;
import dev.attune.generation.batch.topic.BatchSerdes;
import dev.attune.generation.batch.topic.BatchTopics;
import dev.attune.generation.batch.topic.Outgoing;
import dev.attune.generation.batch.topic.Transactions;
import dev.attune.generation.batch.topic.Waiting;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects requests, each partition's by itself, until they make a batch. Nothing of it is
 * committed before that. Owned by the session's thread.
 */
final class Intake {

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final Duration MONEY_COMES = Duration.ofSeconds(1);

  private final Consumer<byte[], byte[]> consumer;
  private final Transactions transactions;
  private final BatchTopics topics;
  private final BatchSerdes serdes;
  private final Sealing sealing;
  private final BatchLimits limits;
  private final InstantSource clock;
  private final Map<Integer, Partition> partitions = new HashMap<>();

  /** What waits in one partition. */
  private static final class Partition {
    private final List<Waiting> waiting = new ArrayList<>();
    private long bytes;
    private long oldest;
    private long notBefore = Long.MIN_VALUE;
    private @Nullable OffsetAndMetadata committed;
    private boolean hurried;
    private boolean paused;
  }

  Intake(
      Consumer<byte[], byte[]> consumer,
      Transactions transactions,
      BatchTopics topics,
      BatchSerdes serdes,
      Sealing sealing,
      BatchLimits limits,
      InstantSource clock) {
    this.consumer = consumer;
    this.transactions = transactions;
    this.topics = topics;
    this.serdes = serdes;
    this.sealing = sealing;
    this.limits = limits;
    this.clock = clock;
  }

  /** Takes a record in; the request in it, where it is one. */
  Optional<GenerationRequest> accept(ConsumerRecord<byte[], byte[]> message) {
    Partition partition = partition(message.partition());
    Waiting waiting = new Waiting(message, read(message));
    if (partition.waiting.isEmpty()) {
      partition.oldest = System.nanoTime();
    }
    partition.waiting.add(waiting);
    partition.bytes += waiting.bytes();
    GenerationRequest request = waiting.request();
    // What goes another way than into a batch does not wait for one.
    partition.hurried |= request == null || !sealing.fits(request, clock.instant());
    if (!partition.paused && partition.waiting.size() >= 2 * limits.requests()) {
      partition.paused = true;
      consumer.pause(List.of(topic(message.partition())));
    }
    return Optional.ofNullable(request);
  }

  private @Nullable GenerationRequest read(ConsumerRecord<byte[], byte[]> message) {
    try {
      return message.value() == null
          ? null
          : serdes.requestReader().deserialize(topics.waiting(), message.value());
    } catch (RuntimeException unreadable) {
      LOG.warn("No request at {}-{}", message.partition(), message.offset());
      LOG.debug("Unreadable because", unreadable);
      return null;
    }
  }

  private TopicPartition topic(int number) {
    return new TopicPartition(topics.waiting(), number);
  }

  /**
   * This session reads a partition from now on. It waits here for the end of what another has begun
   * to write, so that whatever is read afterwards is all there is.
   */
  void own(Set<TopicPartition> assigned) {
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(assigned);
    for (TopicPartition each : assigned) {
      Partition partition = new Partition();
      partition.committed = committed.get(each);
      partitions.put(each.partition(), partition);
    }
  }

  /**
   * Writes of what belongs to a partition. How far it was read is always written along: so a worker
   * that has lost the partition cannot write.
   */
  void write(int number, Outgoing out) {
    @Nullable OffsetAndMetadata read = partition(number).committed;
    transactions.write(out, read == null ? Map.of() : Map.of(topic(number), read));
  }

  private Partition partition(int number) {
    return partitions.computeIfAbsent(number, none -> new Partition());
  }

  /** Another reads this partition now. */
  void drop(int number) {
    partitions.remove(number);
  }

  /**
   * Seals what is large or old enough.
   *
   * @param sealed hears of each batch and its partition, once it is written down
   */
  void sealWhenDue(BiConsumer<Integer, BatchContents> sealed) {
    long now = System.nanoTime();
    partitions.forEach((number, partition) -> {
      if (isDue(partition, now)) {
        seal(number, partition, sealed);
      }
    });
  }

  private boolean isDue(Partition partition, long now) {
    boolean due =
        partition.hurried
            || partition.waiting.size() >= limits.requests()
            || partition.bytes >= limits.bytes()
            || now - partition.oldest >= limits.age().toNanos();
    return !partition.waiting.isEmpty() && due && now >= partition.notBefore;
  }

  private void seal(int number, Partition partition, BiConsumer<Integer, BatchContents> sealed) {
    Outgoing out = new Outgoing(topics, serdes);
    Sealing.Sealed came = sealing.seal(partition.waiting, clock.instant(), out);
    if (came.taken() == 0) {
      partition.notBefore = System.nanoTime() + MONEY_COMES.toNanos();
      return;
    }
    came.batch().ifPresent(batch -> out.keep(number, batch.batch()));
    List<Waiting> taken = partition.waiting.subList(0, came.taken());
    long next = taken.getLast().message().offset() + 1;
    partition.committed = new OffsetAndMetadata(next);
    write(number, out);
    taken.forEach(each -> partition.bytes -= each.bytes());
    taken.clear();
    partition.oldest = System.nanoTime();
    partition.hurried = false;
    if (partition.paused) {
      partition.paused = false;
      consumer.resume(List.of(topic(number)));
    }
    came.batch().ifPresent(batch -> sealed.accept(number, batch));
  }
}
