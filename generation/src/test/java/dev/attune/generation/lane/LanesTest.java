package dev.attune.generation.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GenerationRequest;
import dev.attune.generation.Requests;
import dev.attune.generation.call.Deadlines;
import dev.attune.generation.offset.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LanesTest {

  private static final int MOST = 4;

  private final AtomicLong now = new AtomicLong();
  private final LanePolicy policy =
      new LanePolicy(
          Deadlines.replay(),
          Supersession.END_OLDER,
          CancelRule.ALWAYS,
          MOST,
          Duration.ofMillis(10),
          Optional.empty());
  private long offset;

  /** Against two plain lists: what waits, in order of arrival, and what runs. */
  @Property(tries = 500)
  void shouldStartWhatAPlainSearchWouldStart(
      @ForAll @Size(max = 200) List<@IntRange(max = 999) Integer> steps) {
    Lanes lanes = new Lanes(policy);
    List<Work> waiting = new ArrayList<>();
    List<Work> running = new ArrayList<>();
    for (int step : steps) {
      // When
      now.addAndGet(Duration.ofMillis(step % 7).toNanos());
      switch (step % 5) {
        case 0, 1 -> {
          Work work = work("user-" + step % 6, step / 5 % 3, step / 10 % 20);
          lanes.add(work);
          waiting.add(work);
        }
        case 2 -> {
          Optional<Work> expected = next(waiting, running);
          assertThat(lanes.start()).isEqualTo(expected);
          expected.ifPresent(running::add);
          expected.ifPresent(waiting::remove);
        }
        case 3 -> removeOne(lanes, running, step);
        default -> removeOne(lanes, waiting, step);
      }

      // Then
      assertThat(lanes.running()).isEqualTo(running.size()).isLessThanOrEqualTo(MOST);
      assertThat(lanes.waiting()).isEqualTo(waiting.size());
      assertThat(running).extracting(Work::userId).doesNotHaveDuplicates();
    }
    assertThat(lanes.removeAll())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(waiting.stream(), running.stream()).toList());
    assertThat(lanes.start()).isEmpty();
  }

  private static void removeOne(Lanes lanes, List<Work> from, int which) {
    if (!from.isEmpty()) {
      lanes.remove(from.remove(which % from.size()));
    }
  }

  /** The first of each user of whom none runs; of these the best by class, age, deadline. */
  private Optional<Work> next(List<Work> waiting, List<Work> running) {
    Set<String> taken = new HashSet<>();
    running.forEach(work -> taken.add(work.userId()));
    if (running.size() == MOST) {
      return Optional.empty();
    }
    return waiting.stream()
        .filter(work -> taken.add(work.userId()))
        .min(
            Comparator.comparingLong(
                    (Work work) -> work.request().getPriority() + work.arrivedNanos() / 10_000_000)
                .thenComparing(work -> work.request().getDeadline())
                .thenComparing(work -> work.position().offset()));
  }

  @Test
  void shouldStartTheLowerClassWhenItHasWaitedLongEnough() {
    // Given
    Lanes lanes = new Lanes(policy);
    Work old = work("ann", 3, 0);
    lanes.add(old);
    now.addAndGet(Duration.ofMillis(20).toNanos());
    Work soon = work("bob", 0, 0);
    lanes.add(soon);
    now.addAndGet(Duration.ofMillis(20).toNanos());
    lanes.add(work("cyd", 0, 0));

    // When
    List<Work> order = Stream.generate(lanes::start).limit(3).flatMap(Optional::stream).toList();

    // Then
    assertThat(order).extracting(Work::userId).containsExactly("bob", "ann", "cyd");
  }

  private Work work(String user, int priority, int deadlineSeconds) {
    GenerationRequest request =
        GenerationRequest.newBuilder(Requests.simple().id("r" + offset).userId(user).build())
            .setPriority(priority)
            .setDeadline(Requests.CREATED.plusSeconds(deadlineSeconds))
            .build();
    Position position = new Position(new TopicPartition("requests", 0), offset++);
    return new Work(position, request, now::get);
  }
}
