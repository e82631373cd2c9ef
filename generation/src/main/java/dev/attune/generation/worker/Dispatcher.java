package dev.attune.generation.worker;

import dev.attune.avro.DeadLetter;
import dev.attune.avro.GenerationRequest;
import dev.attune.generation.meter.Meters;
import dev.attune.generation.worker.Work.Position;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Decides what runs, waits, is dropped or is done. Owned by the poll thread; never waits, but for
 * {@link #finishRunning}, when there is nothing left to poll for.
 */
final class Dispatcher {

  private final RequestReader reader;
  private final OpenRecords open;
  private final Calls calls;
  private final MeterRegistry registry;
  private final Lanes lanes = new Lanes();

  Dispatcher(RequestReader reader, OpenRecords open, Calls calls, MeterRegistry registry) {
    this.reader = reader;
    this.open = open;
    this.calls = calls;
    this.registry = registry;
  }

  void accept(ConsumerRecord<byte[], byte[]> message) {
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
  void settle() {
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
  void hold(Predicate<TopicPartition> partitions) {
    lanes.removeWaiting(partitions);
  }

  /** Drops all that is open of these partitions, running or waiting. */
  void drop(Collection<TopicPartition> partitions) {
    lanes.remove(partitions).forEach(Work::drop);
    open.forget(partitions);
  }

  /** Lets what runs end, within a limit; what waits is left to whoever reads the topic next. */
  void finishRunning(Duration limit) throws InterruptedException {
    hold(all -> true);
    long end = System.nanoTime() + limit.toNanos();
    while (!lanes.idle() && System.nanoTime() - end < 0) {
      List<Settlement> ended = calls.settledWithin(Duration.ofNanos(end - System.nanoTime()));
      ended.forEach(this::settle);
    }
  }

  /** Drops and interrupts what still runs: half an answer is none, the next owner asks again. */
  void close() {
    lanes.removeAll().forEach(Work::drop);
    calls.close();
  }
}
