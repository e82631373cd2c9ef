package dev.attune.generation.consent;

import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ErasureCommand;
import dev.attune.generation.consent.Withdrawal.Consent;
import dev.attune.generation.consent.Withdrawal.Erasure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads consents and erasures beside the requests, all partitions, without a group.
 *
 * <p>Threads: one of its own owns the consumer and hands over what it reads; whoever started it
 * owns the tail and closes it. Its failures are logged and waited out, because without it calls are
 * made in vain, while no offer is: the topology ends such requests itself.
 */
public final class WithdrawalTail implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WithdrawalTail.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final Source source;
  private final Listener listener;
  private final Thread thread;
  private volatile boolean stopping;

  /**
   * What to read.
   *
   * @param userIds keys of the records
   * @param from records of an earlier timestamp are left out
   */
  public record Source(
      String consents,
      String erasures,
      Deserializer<ConsentRecord> consentRecords,
      Deserializer<ErasureCommand> erasureCommands,
      Deserializer<String> userIds,
      Instant from) {}

  /** Hears of each withdrawal, on the tail's thread. */
  @FunctionalInterface
  public interface Listener {
    void withdrawn(Withdrawal withdrawal);
  }

  private WithdrawalTail(Consumer<byte[], byte[]> consumer, Source source, Listener listener) {
    this.consumer = consumer;
    this.source = source;
    this.listener = listener;
    this.thread = Thread.ofPlatform().daemon().name("withdrawals").unstarted(this::run);
  }

  /** Starts to read; takes ownership of the consumer. */
  public static WithdrawalTail start(
      Consumer<byte[], byte[]> consumer, Source source, Listener listener) {
    WithdrawalTail tail = new WithdrawalTail(consumer, source, listener);
    tail.thread.start();
    return tail;
  }

  /**
   * Connects and starts.
   *
   * @param common where the brokers are, security
   */
  public static WithdrawalTail connect(
      Map<String, Object> common, Source source, Listener listener) {
    Map<String, Object> config = new HashMap<>(common);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return start(new KafkaConsumer<>(config), source, listener);
  }

  private void run() {
    try (consumer) {
      while (!stopping) {
        follow();
      }
    } catch (WakeupException | InterruptException stop) {
      LOG.debug("The tail of withdrawals ends");
    }
  }

  /** Reads until it is stopped or fails; then its caller begins anew, which repeats, at most. */
  private void follow() {
    try {
      List<TopicPartition> partitions = partitions();
      if (partitions.isEmpty()) {
        LOG.warn("No topic {} or {} yet: calls may be made in vain", consents(), erasures());
        LockSupport.parkNanos(PAUSE.toNanos());
        return;
      }
      consumer.assign(partitions);
      seek(partitions);
      while (!stopping) {
        consumer.poll(POLL).forEach(this::read);
      }
    } catch (WakeupException | InterruptException stop) {
      throw stop;
    } catch (KafkaException failed) {
      LOG.warn("Withdrawals cannot be read for now: calls may be made in vain", failed);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private String consents() {
    return source.consents();
  }

  private String erasures() {
    return source.erasures();
  }

  private List<TopicPartition> partitions() {
    return Stream.of(consents(), erasures())
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private void seek(List<TopicPartition> partitions) {
    long from = source.from().toEpochMilli();
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, from));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp first = found.get(partition);
      if (first == null) {
        consumer.seekToEnd(List.of(partition));
      } else {
        consumer.seek(partition, first.offset());
      }
    }
  }

  private void read(ConsumerRecord<byte[], byte[]> message) {
    if (message.value() == null) {
      return;
    }
    try {
      withdrawal(message).ifPresent(listener::withdrawn);
    } catch (RuntimeException unreadable) {
      // Bytes of anyone; the topology reads the same record and writes the dead letter.
      LOG.warn("Unreadable {}-{}@{}", message.topic(), message.partition(), message.offset());
      LOG.debug("Unreadable because", unreadable);
    }
  }

  /** Empty where the user was erased already: then nothing of the user can be asked any more. */
  private Optional<Withdrawal> withdrawal(ConsumerRecord<byte[], byte[]> message) {
    if (message.topic().equals(consents())) {
      return Optional.ofNullable(
              source.consentRecords().deserialize(message.topic(), message.value()))
          .map(Consent::of);
    }
    String user = source.userIds().deserialize(message.topic(), message.key());
    return Optional.ofNullable(
            source.erasureCommands().deserialize(message.topic(), message.value()))
        .map(command -> new Erasure(user, command.getRequestedAt()));
  }

  /** Stops reading; waits a few seconds at most. */
  @Override
  public void close() {
    stopping = true;
    consumer.wakeup();
    LockSupport.unpark(thread);
    try {
      if (!thread.join(CLOSE)) {
        LOG.warn("The tail of withdrawals does not end");
      }
    } catch (InterruptedException giveUp) {
      Thread.currentThread().interrupt();
    }
  }
}
