package dev.attune.connectors.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.source.TransactionContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTaskTest {

  @TempDir private Path folder;

  private final Stored stored = new Stored();

  /** Keeps offsets as a worker does. */
  private static final class Stored implements OffsetStorageReader {
    private final Map<Map<String, ?>, Map<String, Object>> offsets = new HashMap<>();

    @SuppressWarnings("unchecked")
    void commit(List<SourceRecord> records) {
      records.forEach(record ->
          offsets.put(record.sourcePartition(), (Map<String, Object>) record.sourceOffset()));
    }

    @Override
    public <T> @Nullable Map<String, Object> offset(Map<String, T> partition) {
      return offsets.get(partition);
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(
        java.util.Collection<Map<String, T>> partitions) {
      throw new UnsupportedOperationException();
    }
  }

  private record Context(OffsetStorageReader offsetStorageReader) implements SourceTaskContext {
    @Override
    public Map<String, String> configs() {
      return Map.of();
    }

    @Override
    public @Nullable TransactionContext transactionContext() {
      return null;
    }

    @Override
    public org.apache.kafka.common.metrics.@Nullable PluginMetrics pluginMetrics() {
      return null;
    }
  }

  private EventLogTask task(String... more) {
    Map<String, String> config = new HashMap<>();
    config.put(EventLogConfig.FILES, folder.toString());
    config.put(EventLogConfig.SETTLE_MS, "0");
    config.put(EventLogConfig.SCAN_MS, "10");
    for (int index = 0; index < more.length; index += 2) {
      config.put(more[index], more[index + 1]);
    }
    EventLogTask task = new EventLogTask();
    task.initialize(new Context(stored));
    task.start(config);
    return task;
  }

  /** Polls until nothing comes twice in a row. */
  private static List<SourceRecord> drain(EventLogTask task) throws InterruptedException {
    List<SourceRecord> all = new ArrayList<>();
    int empty = 0;
    while (empty < 5) {
      List<SourceRecord> polled = task.poll();
      empty = polled == null ? empty + 1 : 0;
      all.addAll(polled == null ? List.of() : polled);
    }
    return all;
  }

  private static String line(int number) {
    return "{\"type\":\"page\",\"userId\":\"u%d\",\"timestamp\":\"2026-01-01T00:00:%02dZ\"}%n"
        .formatted(number, number % 60);
  }

  private Path write(String name, int from, int to) throws IOException {
    StringBuilder text = new StringBuilder();
    IntStream.range(from, to).forEach(number -> text.append(line(number)));
    return Files.writeString(
        folder.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static List<String> users(List<SourceRecord> records) {
    return records.stream().map(record -> String.valueOf(record.key())).toList();
  }

  private static List<String> expected(int to) {
    return IntStream.range(0, to).mapToObj(number -> "u" + number).toList();
  }

  @Test
  void shouldGoOnBehindTheLastCommittedRecordWhenATaskIsStartedAnew() throws Exception {
    // Given
    write("a.jsonl", 0, 25);
    EventLogTask first = task(EventLogConfig.BATCH_RECORDS, "10");
    List<SourceRecord> before = Objects.requireNonNull(first.poll());
    stored.commit(before);
    first.poll();
    first.stop();

    // When
    List<SourceRecord> after = drain(task(EventLogConfig.BATCH_RECORDS, "10"));

    // Then
    List<SourceRecord> all = new ArrayList<>(before);
    all.addAll(after);
    assertThat(users(all)).isEqualTo(expected(25));
  }

  @Test
  void shouldReadWhatWasAppendedWhenAFileGrows() throws Exception {
    // Given
    write("a.jsonl", 0, 3);
    EventLogTask task = task();
    List<SourceRecord> first = drain(task);

    // When
    write("a.jsonl", 3, 5);
    List<SourceRecord> second = drain(task);

    // Then
    assertThat(users(first)).isEqualTo(expected(3));
    assertThat(users(second)).containsExactly("u3", "u4");
  }

  @Test
  void shouldNotReadAFileAgainWhenItWasReadToItsEnd() throws Exception {
    // Given
    write("a.jsonl", 0, 3);
    List<SourceRecord> all = drain(task());
    stored.commit(all);

    // When
    Map<String, ?> offset = all.getLast().sourceOffset();

    // Then
    assertThat(offset.get("end")).isEqualTo(Files.size(folder.resolve("a.jsonl")));
    assertThat(drain(task())).isEmpty();
  }

  @Test
  void shouldGiveEventsOfTwoFilesIdsOfTheirOwn() throws Exception {
    // Given
    write("a.jsonl", 0, 1);
    write("b.jsonl", 0, 1);

    // When
    List<SourceRecord> all = drain(task());

    // Then
    assertThat(all)
        .extracting(record -> ((Struct) record.value()).getStruct("header").getString("eventId"))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldShareFilesAmongTasksWithoutGapOrOverlap() throws Exception {
    // Given
    for (int file = 0; file < 12; file++) {
      write("f%02d.jsonl".formatted(file), file, file + 1);
    }

    // When
    List<SourceRecord> all = new ArrayList<>();
    for (int index = 0; index < 3; index++) {
      all.addAll(
          drain(
              task(
                  EventLogConfig.TASK_INDEX,
                  Integer.toString(index),
                  EventLogConfig.TASK_COUNT,
                  "3")));
    }

    // Then
    assertThat(users(all)).containsExactlyInAnyOrderElementsOf(expected(12));
  }

  @Test
  void shouldSendBadLinesToTheDeadLettersWithoutTheirContent() throws Exception {
    // Given
    Files.writeString(
        folder.resolve("a.jsonl"), line(0) + "{\"type\":\"secret@shop.example\n" + line(1));

    // When
    List<SourceRecord> all = drain(task(EventLogConfig.FORMAT, "segment"));

    // Then
    assertThat(all)
        .extracting(SourceRecord::topic)
        .containsExactlyInAnyOrder("clickstream", "dead-letters", "clickstream");
    Struct letter =
        all.stream()
            .filter(record -> record.topic().equals("dead-letters"))
            .map(record -> (Struct) record.value())
            .findFirst()
            .orElseThrow();
    assertThat(letter.getString("cause")).isEqualTo("bad-json");
    assertThat(letter.getInt64("offset")).isEqualTo(2);
    assertThat(letter.toString()).doesNotContain("secret@");
  }

  @Test
  void shouldStopAtABadLineWhenToldTo() throws Exception {
    // Given
    Files.writeString(folder.resolve("a.jsonl"), "{\"type\":\n");
    EventLogTask task = task(EventLogConfig.FORMAT, "segment", EventLogConfig.BAD_LINES, "fail");

    // When / Then
    assertThatThrownBy(() -> drain(task))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("a.jsonl:1: bad-json");
  }

  @Test
  void shouldRefuseAFileThatHasShrunk() throws Exception {
    // Given
    Path file = write("a.jsonl", 0, 3);
    stored.commit(drain(task()));

    // When
    Files.writeString(file, line(7));

    // Then
    EventLogTask task = task();
    assertThatThrownBy(() -> drain(task))
        .hasMessageContaining("give the new log a name of its own");
  }

  @Test
  void shouldLeaveAFileAloneWhileSomebodyWritesToIt() throws Exception {
    // Given
    write("a.jsonl", 0, 3);

    // When
    List<SourceRecord> all = drain(task(EventLogConfig.SETTLE_MS, "600000"));

    // Then
    assertThat(all).isEmpty();
  }

  @Test
  void shouldSayInOneLineWhatIsWrongWithTheConfiguration() {
    Map<String, String> unknownFormat =
        Map.of(EventLogConfig.FILES, "/x", EventLogConfig.FORMAT, "xml");
    assertThatThrownBy(() -> new EventLogSource().start(unknownFormat))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("format must be detect or one of");
    assertThatThrownBy(() -> new EventLogSource().start(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("files");
  }

  @Test
  void shouldBeExactlyOnceWhereTheWorkerIs() {
    EventLogSource source = new EventLogSource();
    assertThat(source.exactlyOnceSupport(Map.of())).isEqualTo(ExactlyOnceSupport.SUPPORTED);
    assertThat(source.canDefineTransactionBoundaries(Map.of()))
        .isEqualTo(ConnectorTransactionBoundaries.SUPPORTED);
  }
}
