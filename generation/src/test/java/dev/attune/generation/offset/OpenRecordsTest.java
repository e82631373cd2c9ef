package dev.attune.generation.offset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

class OpenRecordsTest {

  private static final TopicPartition PARTITION = new TopicPartition("requests", 0);

  /** Against a plain set: opened in order, settled in any order, committed now and then. */
  @Property
  void shouldNeverLetACommitPassAnOpenRecord(
      @ForAll @Size(max = 200) List<@IntRange(max = 9) Integer> steps) {
    // Given
    OpenRecords open = new OpenRecords();
    TreeSet<Long> model = new TreeSet<>();
    long next = 0;
    long committed = 0;

    for (int step : steps) {
      // When
      if (step < 5 || model.isEmpty()) {
        open.opened(new Position(PARTITION, next), 10);
        model.add(next++);
      } else {
        long settled = model.stream().skip(step % model.size()).findFirst().orElseThrow();
        open.settled(new Position(PARTITION, settled));
        model.remove(settled);
      }
      Map<TopicPartition, OffsetAndMetadata> offsets = open.committable();

      // Then
      long safe = model.isEmpty() ? next : model.first();
      for (OffsetAndMetadata offset : offsets.values()) {
        committed = offset.offset();
      }
      assertThat(committed).isEqualTo(safe);
      assertThat(open.count()).isEqualTo(model.size());
      assertThat(open.bytes()).isEqualTo(10L * model.size());
      open.committed(offsets);
      assertThat(open.committable()).isEmpty();
    }
  }
}
