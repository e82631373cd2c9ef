package dev.attune.app.pipeline;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Keeps the first failure of a producer's thread for the thread that sends. */
final class SendFailures implements Callback {

  private final AtomicReference<@Nullable Exception> first = new AtomicReference<>();

  @Override
  public void onCompletion(RecordMetadata metadata, @Nullable Exception failure) {
    if (failure != null) {
      first.compareAndSet(null, failure);
    }
  }

  void requireNone() {
    Exception failure = first.get();
    if (failure != null) {
      throw new IllegalStateException("the broker did not take a record", failure);
    }
  }
}
