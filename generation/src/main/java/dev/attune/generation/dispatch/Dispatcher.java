package dev.attune.generation.dispatch;

import dev.attune.avro.DeadLetter;
import dev.attune.avro.GenerationRequest;
import dev.attune.generation.call.Generator;
import dev.attune.generation.dispatch.Work.Position;
import dev.attune.generation.meter.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/**
 * Decides what runs, waits, is dropped or is done. Owned by the poll thread; never waits, but for
 * {@link #finishRunning}, when there is nothing left to poll for.
 */
public final class Dispatcher {

  private final RequestReader reader;
  private final Calls calls;
  private final MeterRegistry registry;
  private final OpenRecords open = new OpenRecords();
  private final Lanes lanes = new Lanes();

  /**
   * @param producer stays the caller's to close
   */
  public Dispatcher(
      Producer<byte[], byte[]> producer,
      WorkerTopics topics,
      WorkerSerdes serdes,
      Generator generator,
      MeterRegistry registry) {
    this.reader = new RequestReader(serdes.requests());
    this.calls = new Calls(generator, new Outbox(producer, topics, serdes));
    this.registry = registry;
    Meters.IN_FLIGHT.gauge(registry, open::count);
  }

  /** Which records are open; only to be read. */
  public OpenRecords open() {
    return open;
  }

  /** Takes a record: it runs, waits behind the same user's, or is buried. */
  public void accept(ConsumerRecord<byte[], byte[]> message) {
    TopicPartition partition = new TopicPartition(message.topic(), message.partition());
    Position position = new Position(partition, message.offset());
    open.opened(position);
    switch (reader.read(message)) {
      case RequestReader.Read.Request(GenerationRequest request) ->
          lanes.arrived(new Work(partition, message.offset(), request)).ifPresent(calls::start);
      case RequestReader.Read.Poison(DeadLetter letter) -> {
        Meters.DEAD_LETTERS.counter(registry, "cause", letter.getCause()).increment();
        calls.bury(position, message.key(), letter);
      }
    }
  }

  /** Closes what has ended since the last time, and starts what waited for it. */
  public void settle() {
    calls.settled().forEach(this::settle);
  }

  private void settle(Settlement settlement) {
    Work work = settlement.work();
    // The partition is another's now, and its open records are no longer ours to close.
    if (work != null && work.dropped()) {
      return;
    }
    if (settlement.failure() != null) {
      throw new WorkerFailedException(settlement.position(), settlement.failure());
    }
    open.settled(settlement.position());
    if (work != null) {
      lanes.finished(work).ifPresent(calls::start);
    }
  }

  /** Starts nothing more of these partitions; what runs goes on. */
  public void hold(Predicate<TopicPartition> partitions) {
    lanes.removeWaiting(partitions);
  }

  /** Drops all that is open of these partitions, running or waiting. */
  public void drop(Collection<TopicPartition> partitions) {
    lanes.remove(partitions).forEach(Work::drop);
    open.forget(partitions);
  }

  /** Lets what runs end, within a limit; what waits is left to whoever reads the topic next. */
  public void finishRunning(Duration limit) throws InterruptedException {
    hold(all -> true);
    long end = System.nanoTime() + limit.toNanos();
    while (!lanes.idle() && System.nanoTime() - end < 0) {
      List<Settlement> ended = calls.settledWithin(Duration.ofNanos(end - System.nanoTime()));
      ended.forEach(this::settle);
    }
  }

  /** Drops and interrupts what still runs: half an answer is none, the next owner asks again. */
  public void close() {
    lanes.removeAll().forEach(Work::drop);
    calls.close();
  }
}
