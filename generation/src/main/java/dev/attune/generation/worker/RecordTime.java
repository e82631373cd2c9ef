package dev.attune.generation.worker;

import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Stamps records by a clock of ours in place of the producer's. An answer's timestamp is the moment
 * at which it counts as given, so it has to be of the same time as the events.
 *
 * <p>Threads: those that send; holds nothing that changes once configured.
 */
public final class RecordTime implements ProducerInterceptor<byte[], byte[]> {

  /** Configuration key under which the {@link InstantSource} itself is handed over. */
  public static final String CLOCK_CONFIG = "attune.record.clock";

  private @Nullable InstantSource clock;

  @Override
  public void configure(Map<String, ?> configs) {
    clock = (InstantSource) configs.get(CLOCK_CONFIG);
  }

  @Override
  public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> message) {
    long now = Objects.requireNonNull(clock, CLOCK_CONFIG + " is not set").millis();
    return new ProducerRecord<>(
        message.topic(),
        message.partition(),
        now,
        message.key(),
        message.value(),
        message.headers());
  }

  @Override
  public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception exception) {}

  @Override
  public void close() {}
}
