package dev.attune.app.server.write;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka says to the records of one request. Written by the producer's thread, awaited once.
 */
final class Acknowledgements implements Callback {

  private final CountDownLatch open;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  Acknowledgements(int records) {
    this.open = new CountDownLatch(records);
  }

  @Override
  public void onCompletion(RecordMetadata metadata, @Nullable Exception refused) {
    if (refused != null) {
      failure.compareAndSet(null, refused);
    }
    open.countDown();
  }

  /** Whether all of them were acknowledged within this time. */
  boolean await(Duration atMost) throws InterruptedException {
    return open.await(atMost.toNanos(), TimeUnit.NANOSECONDS) && failure.get() == null;
  }

  /** The first that was refused, if any. */
  @Nullable Exception failure() {
    return failure.get();
  }
}
