package dev.attune.generation.lane;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Who is next. Each user has a lane, in which at most one request runs; the first that waits is
 * ready when none runs. Each change costs at most the logarithm of what waits. Owned by the poll
 * thread.
 */
public final class Lanes {

  private static final Comparator<Work> BY_DEADLINE =
      Comparator.comparing((Work work) -> work.request().getDeadline())
          .thenComparing(work -> work.position().partition().topic())
          .thenComparingInt(work -> work.position().partition().partition())
          .thenComparingLong(work -> work.position().offset());

  private final LanePolicy policy;
  private final Map<String, Queue> lanes = new HashMap<>();
  private final Set<Work> running = new HashSet<>();
  private final TreeSet<Work> ready;
  private final TreeSet<Work> waiting = new TreeSet<>(BY_DEADLINE);
  private final Set<Work> uncalled = new LinkedHashSet<>();

  public Lanes(LanePolicy policy) {
    this.policy = policy;
    Comparator<Work> byRank =
        Comparator.comparingLong(work -> policy.rank(work.request(), work.arrivedNanos()));
    this.ready = new TreeSet<>(byRank.thenComparing(BY_DEADLINE));
  }

  /** Lets the work wait in its lane, behind what came before it. */
  public void add(Work work) {
    Queue lane = lanes.computeIfAbsent(work.userId(), fresh -> new Queue());
    lane.waiting.add(work);
    waiting.add(work);
    if (policy.queueLimit().isPresent()) {
      uncalled.add(work);
    }
    lane.makeReady();
  }

  /** The next that may start, which then runs; empty where none may. */
  public Optional<Work> start() {
    if (ready.isEmpty() || running.size() >= policy.maxCalls()) {
      return Optional.empty();
    }
    Work next = ready.removeFirst();
    Queue lane = Objects.requireNonNull(lanes.get(next.userId()), "what is ready has a lane");
    lane.waiting.removeFirst();
    lane.running = next;
    waiting.remove(next);
    running.add(next);
    return Optional.of(next);
  }

  /** Takes out work that ran or waited; what waits behind it becomes ready. */
  public void remove(Work work) {
    Queue lane = lanes.get(work.userId());
    if (lane == null) {
      return;
    }
    forget(work);
    if (work.equals(lane.running)) {
      lane.running = null;
    } else {
      lane.waiting.remove(work);
    }
    if (lane.waiting.isEmpty() && lane.running == null) {
      lanes.remove(work.userId());
    } else {
      lane.makeReady();
    }
  }

  private void forget(Work work) {
    running.remove(work);
    ready.remove(work);
    waiting.remove(work);
    uncalled.remove(work);
  }

  /** Whether a newer request of its slot is in its lane already. */
  public boolean overtaken(Work work) {
    return lane(work.userId()).anyMatch(work::olderThan);
  }

  /** What in its lane asked for the same slot earlier, running or waiting. */
  public List<Work> older(Work work) {
    return lane(work.userId()).filter(other -> other.olderThan(work)).toList();
  }

  /** What a user has, running or waiting. */
  public List<Work> of(String userId) {
    return lane(userId).toList();
  }

  private Stream<Work> lane(String userId) {
    Queue queue = lanes.get(userId);
    return queue == null ? Stream.empty() : queue.all();
  }

  public boolean runs(Work work) {
    return running.contains(work);
  }

  /** What waits and whose total deadline is over, the oldest first; empty where none is. */
  public Optional<Work> late() {
    return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.first()).filter(policy::late);
  }

  /** What has waited too long for its first call, in its lane or beyond; empty where none has. */
  public Optional<Work> waitedTooLong() {
    while (!uncalled.isEmpty()) {
      Work first = uncalled.iterator().next();
      if (!first.called()) {
        return Optional.of(first).filter(policy::waitedTooLong);
      }
      uncalled.remove(first);
    }
    return Optional.empty();
  }

  /** No longer watched for a long wait: its end is under way. */
  public void unwatch(Work work) {
    uncalled.remove(work);
  }

  /** Takes out all of these partitions; returns what it was, running or waiting. */
  public List<Work> remove(Collection<TopicPartition> partitions) {
    return remove(work -> partitions.contains(work.position().partition()));
  }

  /** Empties all lanes, as above. */
  public List<Work> removeAll() {
    return remove(all -> true);
  }

  /** Takes out and drops what no call was made for, running or waiting. */
  public void dropUncalled() {
    List<Work> unused = remove(Work::dropUncalled);
  }

  private List<Work> remove(Predicate<Work> which) {
    List<Work> removed = lanes.values().stream().flatMap(Queue::all).filter(which).toList();
    removed.forEach(this::remove);
    return removed;
  }

  /** Requests that are being answered. */
  public int running() {
    return running.size();
  }

  /** Requests that wait in their lane. */
  public int waiting() {
    return waiting.size();
  }

  /** One user's requests. */
  private final class Queue {
    private final Deque<Work> waiting = new ArrayDeque<>();
    private @Nullable Work running;

    void makeReady() {
      if (running == null && !waiting.isEmpty()) {
        ready.add(waiting.getFirst());
      }
    }

    Stream<Work> all() {
      return running == null
          ? waiting.stream()
          : Stream.concat(Stream.of(running), waiting.stream());
    }
  }
}
