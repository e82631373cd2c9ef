package dev.attune.benchmarks.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A poll loop that hands each batch to a pool of threads and commits when it is done. */
final class FixedPool implements Runnable, AutoCloseable {

  private static final int THREADS = 16;
  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final Answering answering;
  private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);

  FixedPool(Consumer<byte[], byte[]> consumer, String topic, Answering answering) {
    this.consumer = consumer;
    this.topic = topic;
    this.answering = answering;
  }

  /** Works until the thread is interrupted. */
  @Override
  public void run() {
    try {
      consumer.subscribe(List.of(topic));
      while (!Thread.currentThread().isInterrupted()) {
        List<Future<?>> batch = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          batch.add(pool.submit(() -> answering.answer(record)));
        }
        for (Future<?> each : batch) {
          each.get();
        }
        consumer.commitSync();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a request was not answered", e.getCause());
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
    pool.close();
  }
}
