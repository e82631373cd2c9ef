package dev.attune.schemas.keyring;

import dev.attune.avro.UserKey;
import dev.attune.schemas.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topic {@code keys}.
 *
 * <p>Threads: its own reads on now and then, any other may ask it to read to the end; a lock hands
 * the consumer from one to the next. A failure of its own thread is logged and waited out: who
 * needs a key reads to the end anyway, and hears of it.
 */
final class KeyTail implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KeyTail.class);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TopicPartition place;
  private final Consumer<String, UserKey> consumer;
  private final Reader reader;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Thread thread;
  private volatile boolean stopping;

  /** Is given each record, a destroyed key as null. */
  @FunctionalInterface
  interface Reader {
    void take(String name, @Nullable UserKey wrapped);
  }

  private KeyTail(TopicPartition place, Consumer<String, UserKey> consumer, Reader reader) {
    this.place = place;
    this.consumer = consumer;
    this.reader = reader;
    this.thread = Thread.ofPlatform().daemon().name("data-keys").unstarted(this::follow);
  }

  static KeyTail start(
      Topic<UserKey> topic,
      Deserializer<UserKey> values,
      Map<String, Object> clientConfig,
      Reader reader) {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    KafkaConsumer<String, UserKey> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), values);
    TopicPartition place = new TopicPartition(topic.name(), 0);
    consumer.assign(List.of(place));
    consumer.seekToBeginning(List.of(place));
    KeyTail tail = new KeyTail(place, consumer, reader);
    tail.thread.start();
    return tail;
  }

  /**
   * Reads all that is in the topic now.
   *
   * @throws KafkaException where the brokers do not give it
   */
  void catchUp() {
    turn.lock();
    try {
      requireOpen();
      long end = consumer.endOffsets(List.of(place), PATIENCE).getOrDefault(place, 0L);
      long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(place) < end) {
        poll();
        if (System.nanoTime() > giveUpAt) {
          throw new KafkaException("The data keys could not be read within " + PATIENCE);
        }
      }
    } finally {
      turn.unlock();
    }
  }

  private void requireOpen() {
    if (stopping) {
      throw new KafkaException("The data keys are closed");
    }
  }

  private void poll() {
    consumer.poll(POLL).forEach(message -> reader.take(message.key(), message.value()));
  }

  private void follow() {
    while (!stopping) {
      LockSupport.parkNanos(PAUSE.toNanos());
      readOn();
    }
  }

  private void readOn() {
    turn.lock();
    try {
      if (!stopping) {
        poll();
      }
    } catch (InterruptException e) {
      stopping = true;
    } catch (RuntimeException e) {
      LOG.warn("The data keys could not be followed, trying again: {}", e.toString());
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    turn.lock();
    try {
      stopping = true;
      consumer.close();
    } finally {
      turn.unlock();
    }
  }
}
