package dev.attune.benchmarks.peer;

import io.confluent.parallelconsumer.ParallelConsumerOptions;
import io.confluent.parallelconsumer.ParallelConsumerOptions.CommitMode;
import io.confluent.parallelconsumer.ParallelConsumerOptions.ProcessingOrder;
import io.confluent.parallelconsumer.ParallelStreamProcessor;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;

/** Confluent's parallel-consumer, one call at a time for each key, a thread for each call. */
final class KeyOrder implements AutoCloseable {

  private final ParallelStreamProcessor<byte[], byte[]> processor;

  private KeyOrder(ParallelStreamProcessor<byte[], byte[]> processor) {
    this.processor = processor;
  }

  /** Begins to work. */
  static KeyOrder start(
      Consumer<byte[], byte[]> consumer, String topic, int concurrency, Answering answering) {
    ParallelStreamProcessor<byte[], byte[]> processor =
        ParallelStreamProcessor.createEosStreamProcessor(
            ParallelConsumerOptions.<byte[], byte[]>builder()
                .consumer(consumer)
                .ordering(ProcessingOrder.KEY)
                .maxConcurrency(concurrency)
                .commitMode(CommitMode.PERIODIC_CONSUMER_ASYNCHRONOUS)
                .ignoreReflectiveAccessExceptionsForAutoCommitDisabledCheck(true)
                .build());
    processor.subscribe(List.of(topic));
    processor.poll(context -> answering.answer(context.getSingleConsumerRecord()));
    return new KeyOrder(processor);
  }

  boolean isAlive() {
    return !processor.isClosedOrFailed();
  }

  @Override
  public void close() {
    processor.close();
  }
}
