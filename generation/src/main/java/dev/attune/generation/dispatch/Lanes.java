package dev.attune.generation.dispatch;

import dev.attune.generation.dispatch.Work.Lane;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/** Who is next. The head of a lane is running, the rest waits. Owned by the poll thread. */
final class Lanes {

  private final Map<Lane, Queue<Work>> lanes = new HashMap<>();

  /** Queues the work; returns it where its lane was empty, so that it may start. */
  Optional<Work> arrived(Work work) {
    Queue<Work> lane = lanes.computeIfAbsent(work.lane(), fresh -> new ArrayDeque<>());
    lane.add(work);
    return lane.size() == 1 ? Optional.of(work) : Optional.empty();
  }

  /** Takes the work from the head of its lane; returns the next that may start. */
  Optional<Work> finished(Work work) {
    Queue<Work> lane = lanes.getOrDefault(work.lane(), new ArrayDeque<>());
    lane.remove(work);
    if (lane.isEmpty()) {
      lanes.remove(work.lane());
    }
    return Optional.ofNullable(lane.peek());
  }

  /** Empties the lanes of these partitions; returns what was in them, running or waiting. */
  List<Work> remove(Collection<TopicPartition> partitions) {
    return remove(partitions::contains);
  }

  /** Empties all lanes, as above. */
  List<Work> removeAll() {
    return remove(all -> true);
  }

  private List<Work> remove(Predicate<TopicPartition> partitions) {
    List<Work> removed =
        lanes.values().stream()
            .flatMap(Collection::stream)
            .filter(work -> partitions.test(work.position().partition()))
            .toList();
    lanes.keySet().removeIf(lane -> partitions.test(lane.partition()));
    return removed;
  }

  /** Empties the lanes of these partitions of what waits; what runs stays. */
  void removeWaiting(Predicate<TopicPartition> partitions) {
    lanes.forEach((lane, queue) -> {
      if (partitions.test(lane.partition())) {
        keepHead(queue);
      }
    });
  }

  private static void keepHead(Queue<Work> lane) {
    Work head = lane.remove();
    lane.clear();
    lane.add(head);
  }

  boolean idle() {
    return lanes.isEmpty();
  }
}
