package dev.attune.generation.dispatch;

import dev.attune.avro.DeadLetter;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationStatus;
import dev.attune.generation.call.Generator;
import dev.attune.generation.consent.Withdrawal;
import dev.attune.generation.consent.Withdrawals;
import dev.attune.generation.lane.CancelRule;
import dev.attune.generation.lane.Ending;
import dev.attune.generation.lane.LanePolicy;
import dev.attune.generation.lane.Lanes;
import dev.attune.generation.lane.Supersession;
import dev.attune.generation.lane.Work;
import dev.attune.generation.offset.OpenRecords;
import dev.attune.generation.offset.Position;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/**
 * Decides what runs, waits, ends before its turn, is dropped or is done.
 *
 * <p>Threads: owned by the poll thread, which never waits here but in {@link #awaitEnd} and {@link
 * #finishRunning}, when there is nothing to poll for. Any other may call {@link #withdrawn}.
 */
public final class Dispatcher {

  private static final Ending SUPERSEDED =
      new Ending(
          GenerationStatus.SUPERSEDED, "a newer request of this user and slot took its place");
  private static final Ending LATE =
      new Ending(GenerationStatus.EXPIRED, "the deadline passed before its turn came");

  private final RequestReader reader;
  private final Calls calls;
  private final LanePolicy policy;
  private final LongSupplier ticker;
  private final DispatchMeters meters;
  private final OpenRecords open = new OpenRecords();
  private final Lanes lanes;
  private final Withdrawals withdrawals;
  private final Map<TopicPartition, Set<String>> answered = new HashMap<>();
  private final Queue<Withdrawal> withdrawn = new ConcurrentLinkedQueue<>();

  /**
   * A dispatcher of nothing yet.
   *
   * @param producer stays the caller's to close
   * @param keepWithdrawals how long a request may come after what its user took back
   */
  public Dispatcher(
      Producer<byte[], byte[]> producer,
      WorkerTopics topics,
      WorkerSerdes serdes,
      Generator generator,
      LanePolicy policy,
      Duration keepWithdrawals,
      MeterRegistry registry) {
    this(
        new RequestReader(serdes.requests()),
        new Calls(generator, new Outbox(producer, topics, serdes)),
        policy,
        keepWithdrawals,
        System::nanoTime,
        registry);
  }

  /** With a time of its own. */
  Dispatcher(
      RequestReader reader,
      Calls calls,
      LanePolicy policy,
      Duration keepWithdrawals,
      LongSupplier ticker,
      MeterRegistry registry) {
    this.reader = reader;
    this.calls = calls;
    this.policy = policy;
    this.ticker = ticker;
    this.meters = new DispatchMeters(registry);
    this.lanes = new Lanes(policy);
    this.withdrawals = new Withdrawals(keepWithdrawals, ticker);
    meters.watch(open, lanes);
  }

  /** Which records are open. */
  public OpenRecords open() {
    return open;
  }

  /**
   * Begins with what the last owners of partitions answered without committing it.
   *
   * @param requests ids, to be passed over when they come
   */
  public void inherit(Map<TopicPartition, Set<String>> requests) {
    answered.putAll(requests);
  }

  /** Takes a record: it waits for {@link #advance}, ends at once, is passed over, or is buried. */
  public void accept(ConsumerRecord<byte[], byte[]> message) {
    TopicPartition partition = new TopicPartition(message.topic(), message.partition());
    Position position = new Position(partition, message.offset());
    if (open.pass(position)) {
      meters.skipped();
      return;
    }
    open.opened(position, size(message));
    switch (reader.read(message)) {
      case RequestReader.Read.Request(GenerationRequest request) -> {
        if (isAnswered(partition, request)) {
          open.settled(position);
          meters.skipped();
        } else {
          arrived(new Work(position, request, ticker));
        }
      }
      case RequestReader.Read.Poison(DeadLetter letter) -> {
        meters.buried(letter.getCause());
        calls.bury(position, message.key(), letter);
      }
    }
  }

  private boolean isAnswered(TopicPartition partition, GenerationRequest request) {
    Set<String> ids = answered.get(partition);
    return ids != null && ids.remove(request.getRequestId());
  }

  /** As polled; a part that is missing counts as -1 there. */
  private static int size(ConsumerRecord<byte[], byte[]> message) {
    return Math.max(0, message.serializedKeySize()) + Math.max(0, message.serializedValueSize());
  }

  private void arrived(Work work) {
    Optional<Ending> takenBack = withdrawals.ending(work.request());
    if (takenBack.isPresent()) {
      end(work, takenBack.get());
    } else if (policy.supersession() == Supersession.ANSWER_ALL) {
      lanes.add(work);
    } else if (lanes.overtaken(work)) {
      end(work, SUPERSEDED);
    } else {
      lanes.older(work).forEach(older -> endOpen(older, SUPERSEDED, policy.cancel()));
      lanes.add(work);
    }
  }

  private void endOpen(Work work, Ending ending, CancelRule rule) {
    if (lanes.runs(work)) {
      if (work.end(ending, rule)) {
        meters.cancelled(ending.status());
      }
    } else {
      endWaiting(work, ending);
    }
  }

  private void endWaiting(Work work, Ending ending) {
    lanes.remove(work);
    end(work, ending);
  }

  private void end(Work work, Ending ending) {
    meters.uncalled(ending.status());
    calls.end(work, ending);
  }

  /** The user took something back: what is open and concerned ends at the next turn. */
  public void withdrawn(Withdrawal withdrawal) {
    withdrawn.add(withdrawal);
  }

  /** One turn: closes what has ended, ends what nobody needs any more, starts what may start. */
  public void advance() {
    settle();
    takeBack();
    endLate();
    for (Optional<Work> next = lanes.start(); next.isPresent(); next = lanes.start()) {
      meters.started(next.get().waited());
      calls.start(next.get());
    }
  }

  /** Closes what has ended since the last time. */
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
      lanes.remove(work);
    }
  }

  private void takeBack() {
    for (Withdrawal next = withdrawn.poll(); next != null; next = withdrawn.poll()) {
      withdrawals.add(next);
      for (Work work : lanes.of(next.userId())) {
        withdrawals
            .ending(work.request())
            .ifPresent(ending -> endOpen(work, ending, CancelRule.ALWAYS));
      }
    }
  }

  private void endLate() {
    for (var late = lanes.late(); late.isPresent(); late = lanes.late()) {
      meters.missed("total");
      endWaiting(late.get(), LATE);
    }
    for (var late = lanes.waitedTooLong(); late.isPresent(); late = lanes.waitedTooLong()) {
      meters.missed("queue");
      endUncalled(late.get());
    }
  }

  private void endUncalled(Work work) {
    String limit = policy.queueLimit().map(Duration::toMillis).orElseThrow() + " ms";
    Ending ending = new Ending(GenerationStatus.EXPIRED, "no call within the queue limit " + limit);
    if (!lanes.runs(work)) {
      endWaiting(work, ending);
      return;
    }
    lanes.unwatch(work);
    if (work.endUncalled(ending)) {
      meters.cancelled(ending.status());
    }
  }

  /** Whether the end of a call would let another start. */
  public boolean someWait() {
    return lanes.waiting() > 0;
  }

  /** Waits until something ends, when nothing can be polled anyway. */
  public void awaitEnd(Duration limit) throws InterruptedException {
    calls.settledWithin(limit).forEach(this::settle);
  }

  /** Drops all that is open of these partitions, running or waiting. */
  public void drop(Collection<TopicPartition> partitions) {
    lanes.remove(partitions).forEach(Work::drop);
    open.forget(partitions);
    partitions.forEach(answered::remove);
  }

  /**
   * Lets calls end, within a limit. What waits for one, in its lane or before a model, is left to
   * whoever reads the topic next: a call that began now would be cut short.
   */
  public void finishRunning(Duration limit) throws InterruptedException {
    lanes.dropUncalled();
    long end = System.nanoTime() + limit.toNanos();
    while (lanes.running() > 0 && System.nanoTime() - end < 0) {
      awaitEnd(Duration.ofNanos(end - System.nanoTime()));
    }
  }

  /** Drops and interrupts what still runs: half an answer is none, the next owner asks again. */
  public void close() {
    List<Work> left = lanes.removeAll();
    left.forEach(Work::drop);
    calls.close();
  }
}
