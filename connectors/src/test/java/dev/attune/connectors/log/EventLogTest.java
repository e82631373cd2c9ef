package dev.attune.connectors.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.avro.CatalogItem;
import dev.attune.avro.ClickEvent;
import dev.attune.connectors.log.line.BadLine;
import dev.attune.connectors.log.line.LogException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

  private static final String HEADER =
      "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session";

  @TempDir private Path folder;

  @Test
  void shouldGiveTheSameRecordsWhenTheLogIsReadTwice() {
    // Given
    Path file = Packed.plain(folder, "log.csv", HEADER, view(0, 1), view(1, 2));

    // When
    LogReading first = LogReading.of(LogFormat.REES46, file);

    // Then
    assertThat(first.records()).isEqualTo(LogReading.of(LogFormat.REES46, file).records());
    assertThat(ids(first)).containsExactly("rees46-0-2", "rees46-0-3");
  }

  @Test
  void shouldPutTheCatalogueBeforeTheEventAndOnlyOnceWhenFactsStayTheSame() {
    // When
    LogReading reading = LogReading.of(LogFormat.REES46, HEADER, view(0, 1), view(1, 1));

    // Then
    assertThat(reading.records())
        .extracting(LogRecord::topic)
        .containsExactly("catalog", "clickstream", "clickstream");
    LogRecord item = reading.records().getFirst();
    assertThat(item.arrivedAt()).isBefore(reading.records().get(1).arrivedAt());
    assertThat(((CatalogItem) item.value()).getValidFrom()).isEqualTo(item.arrivedAt());
  }

  @Test
  void shouldReadAllMembersWhenGzipFilesWereConcatenated() {
    // Given
    byte[] one = Packed.gzip(HEADER + "\n" + view(0, 1) + "\n");
    byte[] two = Packed.gzip(HEADER + "\n" + view(1, 2) + "\n");
    Path file = Packed.bytes(folder, "log.csv.gz", Packed.joined(one, two));

    // When
    LogReading reading = LogReading.of(LogFormat.REES46, file);

    // Then
    assertThat(ids(reading)).containsExactly("rees46-0-2", "rees46-0-4");
    assertThat(reading.badLines()).isEmpty();
  }

  @Test
  void shouldReadAllMembersWhenAPipeIsEmptyBetweenThem() {
    // Given
    byte[] one = Packed.gzip(HEADER + "\n" + view(0, 1) + "\n");
    byte[] two = Packed.gzip(view(1, 2) + "\n");
    InputStream pipe = Packed.slowPipe(Packed.joined(one, two));

    // When
    LogReading reading = LogReading.of(LogSpec.of(List.of("-")).withStdin(pipe));

    // Then
    assertThat(reading.events()).hasSize(2);
  }

  @Test
  void shouldReadEachEntryWhenTheLogIsAZip() {
    // Given
    byte[] plain = (HEADER + "\n" + view(0, 1)).getBytes(UTF_8);
    byte[] packed = Packed.gzip(HEADER + "\n" + view(1, 2));
    Path file = Packed.zip(folder, "log.zip", plain, packed);

    // When
    LogReading reading = LogReading.of(LogFormat.REES46, file);

    // Then
    assertThat(ids(reading)).containsExactly("rees46-0-2", "rees46-1-2");
  }

  @Test
  void shouldUseWhatCameBeforeWhenTheGzipIsTruncated() {
    // Given
    List<String> lines = new ArrayList<>(List.of(HEADER));
    new Random(7).longs(3_000, 1, Long.MAX_VALUE).forEach(id -> lines.add(view(0, id)));
    byte[] whole = Packed.gzip(String.join("\n", lines) + "\n");
    Path file = Packed.bytes(folder, "log.csv.gz", Packed.head(whole, whole.length / 2));

    // When
    LogReading reading = LogReading.of(LogFormat.REES46, file);

    // Then
    int good = reading.events().size();
    assertThat(good).isBetween(100, 2_900);
    assertThat(reading.causes()).containsExactly("truncated-gzip");
    assertThat(reading.badLines().getFirst().line()).isEqualTo(good + 2);
  }

  @Test
  void shouldReportAndGoOnWhenAGzipIsCutInItsHeaderOrCorrupt() {
    // Given
    byte[] whole = Packed.gzip(HEADER + "\n" + view(0, 1) + "\n");
    byte[] corrupt = whole.clone();
    corrupt[whole.length - 8] ^= 1;
    Path cut = Packed.bytes(folder, "cut.gz", Packed.head(whole, 5));
    Path wrong = Packed.bytes(folder, "wrong.gz", corrupt);
    Path fine = Packed.plain(folder, "fine.csv", HEADER, view(1, 2));

    // When
    LogReading reading = LogReading.of(LogFormat.REES46, cut, wrong, fine);

    // Then
    assertThat(reading.causes()).containsExactly("truncated-gzip", "corrupt-gzip");
    assertThat(ids(reading)).containsExactly("rees46-1-2", "rees46-2-2");
  }

  @Test
  void shouldReportWhereItBrokeOffWhenAZipIsTruncated() {
    // Given
    byte[] random = new byte[40_000];
    new Random(7).nextBytes(random);
    Path whole =
        Packed.zip(folder, "whole.zip", (HEADER + "\n" + view(0, 1)).getBytes(UTF_8), random);
    Path file = Packed.bytes(folder, "cut.zip", Packed.head(Packed.read(whole), 20_000));

    // When
    LogReading reading = LogReading.of(LogFormat.REES46, file);

    // Then
    assertThat(reading.events()).hasSize(1);
    assertThat(reading.causes().getLast()).isEqualTo("truncated-zip");
    assertThat(reading.causes()).containsOnlyOnce("truncated-zip");
  }

  @Test
  void shouldGiveNothingAndSayWhyWhenTheFileIsEmpty() {
    // Given
    Path file = Packed.plain(folder, "empty.csv");

    // When
    LogReading reading = LogReading.of(LogSpec.of(List.of(file.toString())));

    // Then
    assertThat(reading.records()).isEmpty();
    assertThat(reading.badLines().getFirst())
        .hasToString(file + ":0: empty-file: the file is empty");
  }

  @Test
  void shouldSaySoWhenAnArchiveHoldsNoFile() {
    // Given
    byte[] endOfDirectory = new byte[22];
    System.arraycopy(new byte[] {'P', 'K', 5, 6}, 0, endOfDirectory, 0, 4);
    Path file = Packed.bytes(folder, "empty.zip", endOfDirectory);

    // When
    LogReading reading = LogReading.of(LogSpec.of(List.of(file.toString())));

    // Then
    assertThat(reading.causes()).containsExactly("empty-file");
  }

  @Test
  void shouldSayWhatToDoWhenTheLogCannotBeOpened() {
    // Given
    String missing = folder.resolve("missing.csv").toString();
    String directory = folder.toString();

    // Then
    assertThatThrownBy(() -> EventLog.open(LogSpec.of(List.of(missing))))
        .isInstanceOf(LogException.class)
        .hasMessage("There is no log at " + missing + ": check the path.");
    assertThatThrownBy(() -> EventLog.open(LogSpec.of(List.of(directory))))
        .hasMessage(directory + " is a folder: name the log files in it.");
  }

  @Test
  void shouldAskForTheFormatWhenNoLineShowsIt() {
    // Given
    Path file = Packed.plain(folder, "log.csv", "user,item", "1,2");

    // Then
    assertThatThrownBy(() -> EventLog.open(LogSpec.of(List.of(file.toString()))))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("name it with --format, one of otto, segment");
  }

  @Test
  void shouldReportEveryLineWhenTheLogIsBinaryJunk() {
    // Given
    byte[] junk = new byte[200_000];
    new Random(42).nextBytes(junk);
    junk[0] = 'x';

    // When
    LogReading reading = LogReading.of(LogFormat.SEGMENT, junk);

    // Then
    assertThat(reading.records()).isEmpty();
    assertThat(reading.counts().badLines()).isEqualTo(reading.badLines().size()).isGreaterThan(900);
    assertThat(reading.badLines()).allMatch(bad -> bad.detail().length() <= BadLine.MAX_DETAIL);
  }

  @Test
  void shouldSkipALineAndGoOnWhenItIsLongerThanTheBound() {
    // Given
    String tooLong = "x".repeat((1 << 20) + 1);

    // When
    LogReading reading = LogReading.of(LogFormat.REES46, HEADER, tooLong, view(0, 1));

    // Then
    assertThat(reading.causes()).containsExactly("line-too-long");
    assertThat(ids(reading)).containsExactly("rees46-0-3");
  }

  @Test
  void shouldReportTheLineWhenItsBytesAreNoUtf8() {
    // Given
    String wrong = view(0, 1).replace("samsung", "s\u00e4msung");
    byte[] log = String.join("\n", HEADER, wrong, view(1, 2)).getBytes(ISO_8859_1);

    // When
    LogReading reading = LogReading.of(LogFormat.REES46, log);

    // Then
    assertThat(reading.causes()).containsExactly("invalid-utf-8");
    assertThat(reading.badLines().getFirst().line()).isEqualTo(2);
    assertThat(reading.events()).hasSize(1);
  }

  @Test
  void shouldReadAnyLineEndingWhenItIsLfCrlfOrCr() {
    // Given
    List<String> lines = List.of(HEADER, view(0, 1), view(1, 2));

    // When
    List<LogReading> readings =
        Stream.of("\n", "\r\n", "\r")
            .map(ending -> String.join(ending, lines) + ending)
            .map(log -> LogReading.of(LogFormat.REES46, log.getBytes(UTF_8)))
            .toList();

    // Then
    assertThat(readings).allMatch(reading -> reading.equals(readings.getFirst()));
    assertThat(ids(readings.getFirst())).containsExactly("rees46-0-2", "rees46-0-3");
  }

  @Test
  void shouldIgnoreAByteOrderMarkAndBlankLinesWhenTheyAreThere() {
    // When
    LogReading reading = LogReading.of(LogFormat.REES46, "\ufeff" + HEADER, "", view(0, 1), " ");

    // Then
    assertThat(ids(reading)).containsExactly("rees46-0-3");
    assertThat(reading.badLines()).isEmpty();
  }

  @Test
  void shouldReportEveryRowWhenTheHeaderLacksAColumn() {
    // When
    LogReading reading = LogReading.of(LogFormat.REES46, "event_time,price", "a,1", "b,2");

    // Then
    assertThat(reading.causes()).containsOnly("missing-columns").hasSize(3);
    assertThat(reading.badLines().getFirst().detail())
        .isEqualTo("the file's first line lacks event_type, product_id, user_id");
  }

  @Test
  void shouldNotMoveTheTerminalWhenABadLineHoldsControlCharacters() {
    // Given
    String escape = view(0, 1).replace(",view,", ",\u001b[2Jview\u202e,");

    // When
    LogReading reading = LogReading.of(LogFormat.REES46, HEADER, escape);

    // Then
    assertThat(reading.badLines().getFirst().detail())
        .isEqualTo("event_type is \"?[2Jview?\", not view, cart, remove_from_cart or purchase");
  }

  @Test
  void shouldReadNoFurtherThanAskedWhenTheLogIsEndless() {
    // Given
    InputStream endless = Packed.endless(HEADER + "\n", view(0, 1) + "\n");
    LogSpec spec = LogSpec.of(List.of("-")).withStdin(endless);

    // When
    try (EventLog log = EventLog.open(spec)) {
      List<LogRecord> some = log.stream().limit(1_000).toList();

      // Then
      assertThat(some).hasSize(1_000);
    }
  }

  @Test
  void shouldLeaveStandardInputOpenWhenTheLogIsClosed() throws Exception {
    // Given
    boolean[] closed = {false};
    InputStream stdin =
        new ByteArrayInputStream((HEADER + "\n").getBytes(UTF_8)) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    // When
    LogReading.of(LogSpec.of(List.of("-")).withFormat(LogFormat.REES46).withStdin(stdin));

    // Then
    assertThat(closed[0]).isFalse();
  }

  private static String view(int second, long product) {
    return "2019-10-01 00:00:0%d UTC,view,%d,2053,electronics.smartphone,samsung,35.79,u%d,s1"
        .formatted(second, product, product);
  }

  private static List<String> ids(LogReading reading) {
    return reading.values(ClickEvent.class).stream()
        .map(click -> click.getHeader().getEventId())
        .toList();
  }
}
