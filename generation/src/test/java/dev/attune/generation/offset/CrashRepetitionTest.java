package dev.attune.generation.offset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a worker does again after the one before it has crashed. */
class CrashRepetitionTest {

  private static final TopicPartition PARTITION = new TopicPartition("requests", 0);

  /** Steps: 0 to 4 poll one record, 5 to 7 finish one, 8 commit, 9 crash and start again. */
  @Property(tries = 2_000)
  void shouldRepeatExactlyWhatWasNotFinishedAtTheLastCommit(
      @ForAll @Size(max = 300) List<@IntRange(max = 99) Integer> steps) {
    Life life = new Life();
    for (int step : steps) {
      switch (step % 10) {
        case 0, 1, 2, 3, 4 -> life.poll(step / 10 == 0 ? 5 : 1);
        case 5, 6, 7 -> life.finish(step / 10);
        case 8 -> life.commit();
        default -> life.crash();
      }
    }
    life.crash();
    life.pollUpTo(life.end);
    assertThat(life.open).isEqualTo(life.unfinishedAtCommit());
  }

  /** A log, a broker that keeps one commit, and a worker; beside it the plain truth. */
  private static final class Life {
    private OpenRecords worker = new OpenRecords();
    private OffsetAndMetadata kept = new OffsetAndMetadata(0);
    private final TreeSet<Long> finished = new TreeSet<>();
    private TreeSet<Long> finishedAtCommit = new TreeSet<>();
    private TreeSet<Long> open = new TreeSet<>();
    private final TreeMap<Long, Integer> runs = new TreeMap<>();
    private long position;
    private long end;

    /** Some offsets are no records, as with transactions. */
    void poll(int gap) {
      pollUpTo(Math.max(end, position + gap));
    }

    void pollUpTo(long until) {
      for (; position < until; position++) {
        end = Math.max(end, position + 1);
        Position at = new Position(PARTITION, position);
        boolean done = finishedAtCommit.contains(position);

        // Then
        assertThat(worker.pass(at)).as("offset %d", position).isEqualTo(done);
        if (!done) {
          worker.opened(at, 1);
          open.add(position);
          runs.merge(position, 1, Integer::sum);
        }
      }
    }

    void finish(int which) {
      if (!open.isEmpty()) {
        long offset = open.stream().skip(which % open.size()).findFirst().orElseThrow();
        worker.settled(new Position(PARTITION, offset));
        open.remove(offset);
        finished.add(offset);
      }
    }

    void commit() {
      Map<TopicPartition, OffsetAndMetadata> offsets = worker.committable();
      if (!offsets.isEmpty()) {
        kept = Objects.requireNonNull(offsets.get(PARTITION));
        worker.committed(offsets);
        finishedAtCommit = new TreeSet<>(finished);
      }
    }

    void crash() {
      worker = new OpenRecords();
      worker.inherit(PARTITION, kept);
      position = kept.offset();
      finished.clear();
      finished.addAll(finishedAtCommit);
      open = new TreeSet<>();
    }

    Set<Long> unfinishedAtCommit() {
      TreeSet<Long> unfinished = new TreeSet<>();
      for (long offset = 0; offset < end; offset++) {
        if (!finishedAtCommit.contains(offset)) {
          unfinished.add(offset);
        }
      }
      return unfinished;
    }
  }
}
