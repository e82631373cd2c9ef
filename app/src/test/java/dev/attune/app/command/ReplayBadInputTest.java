package dev.attune.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayBadInputTest {

  private static final String HEADER =
      "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session";
  private static final String GOOD = "2025-05-05 08:00:00 UTC,view,p1,c1,a.b,x,9.99,u1,s1";

  @TempDir Path folder;

  @Test
  void shouldSaySoAndSucceedWhenTheFileIsEmpty() throws IOException {
    // When
    CommandRun run = replay(new byte[0]);

    // Then
    assertThat(run.code()).isZero();
    assertThat(summary(run).get("events").asLong()).isZero();
    assertThat(run.err()).contains("empty-file");
  }

  @Test
  void shouldUseWhatCanBeReadWhenTheGzipIsCut() throws IOException {
    // Given
    Path log = LogOfAShop.write(folder);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      Files.copy(log, gzip);
    }

    // When
    CommandRun run = replay(Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("truncated-gzip");
    assertThat(summary(run).get("events").asLong()).isBetween(100L, LogOfAShop.ROWS - 100L);
  }

  @Test
  void shouldNameTheFormatsWhenTheFormatIsUnknown() throws IOException {
    // Given
    Path log = Files.writeString(folder.resolve("log"), GOOD);

    // When
    CommandRun run = CommandRun.of("replay", log.toString(), "--format", "rees47");

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("rees46").contains("segment").hasLineCount(1);
  }

  @Test
  void shouldFailWithOneLineWhenTheFileIsMissing() {
    // When
    CommandRun run = CommandRun.of("replay", folder.resolve("nowhere.csv").toString());

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("nowhere.csv").hasLineCount(1);
  }

  @Test
  void shouldCountEachBadLineWhenRowsCannotBeUsed() throws IOException {
    // Given
    String rows =
        lines(
            HEADER,
            GOOD,
            "2025-05-05 08:00:01 UTC,view,p1,c1,a.b,x,NaN,u1,s1",
            "2025-05-05 08:00:02 UTC,view,p1,c1,a.b,x,-1,u1,s1",
            "2025-05-05 08:00:03 UTC,view,p1",
            "no time at all,view,p1,c1,a.b,x,1,u1,s1",
            "2025-05-05 08:00:05 UTC,view,p1,c1,a.b,x," + "9".repeat(2_000_000) + ",u1,s1",
            GOOD);

    // When
    CommandRun run = replay(rows.getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(summary(run).get("events").asLong()).isEqualTo(2);
    assertThat(summary(run).get("badLines").asLong()).isEqualTo(5);
    assertThat(run.err()).contains(":3: ", ":4: ", ":5: ", ":6: ", ":7: ");
  }

  @Test
  void shouldKeepTheClockWhenTimesCannotBeTrue() throws IOException {
    // Given
    String rows =
        lines(
            HEADER,
            GOOD,
            "1970-01-01 00:00:00 UTC,view,p1,c1,a.b,x,9.99,u2,s1",
            "1969-12-31 23:59:59 UTC,view,p1,c1,a.b,x,9.99,u5,s1",
            "2100-01-01 00:00:00 UTC,view,p1,c1,a.b,x,9.99,u3,s1",
            "2025-05-05 08:00:09 UTC,view,p1,c1,a.b,x,9.99,u4,s1");

    // When
    Path offers = folder.resolve("offers.jsonl");
    CommandRun run = replay(rows.getBytes(StandardCharsets.UTF_8), "--offers", offers.toString());

    // Then
    assertThat(summary(run).get("events").asLong()).isEqualTo(5);
    assertThat(Files.readString(offers)).contains("\"createdAt\":\"2025-05-05T08:00:09");
    assertThat(Files.readString(offers)).doesNotContain("\"createdAt\":\"2100");
  }

  @Test
  void shouldCountEachRowAsBadWhenAColumnIsMissing() throws IOException {
    // Given
    String rows = lines(HEADER.replace(",user_id", ""), GOOD.replace(",u1", ""));

    // When
    CommandRun run = replay(rows.getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(run.code()).isZero();
    assertThat(summary(run).get("events").asLong()).isZero();
    assertThat(summary(run).get("badLines").asLong()).isPositive();
    assertThat(run.err()).contains("user_id");
  }

  @Test
  void shouldReportTheLineWhenItIsNotUtf8() throws IOException {
    // Given
    byte[] rows = lines(HEADER, GOOD, GOOD.replace(",x,", ",~,")).getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < rows.length; at++) {
      rows[at] = rows[at] == '~' ? (byte) 0xff : rows[at];
    }

    // When
    CommandRun run = replay(rows);

    // Then
    assertThat(summary(run).get("events").asLong()).isEqualTo(1);
    assertThat(summary(run).get("badLines").asLong()).isEqualTo(1);
    assertThat(run.err()).contains(":3: ");
  }

  @Test
  void shouldLearnOnceWhenAnEventComesTwice() throws IOException {
    // Given
    String view =
        """
        {"type":"track","messageId":"m-1","userId":"u1","timestamp":"2026-11-23T12:00:00Z",\
        "event":"Product Viewed","properties":{"product_id":"p1"}}\
        """;
    Path log = Files.writeString(folder.resolve("log.jsonl"), lines(view, view));

    // When
    CommandRun run = CommandRun.of("replay", log.toString(), "--format", "segment");

    // Then
    assertThat(summary(run).get("views").asLong()).isEqualTo(1);
  }

  @Test
  void shouldReportAndGoOnWhenTheLogIsBinary() throws IOException {
    // Given
    byte[] noise = new byte[50_000];
    new Random(7).nextBytes(noise);

    // When
    CommandRun run = replay(noise);

    // Then
    assertThat(run.code()).isZero();
    assertThat(summary(run).get("badLines").asLong()).isPositive();
    assertThat(run.err().lines().count()).isLessThan(30);
  }

  private CommandRun replay(byte[] log, String... options) throws IOException {
    Path file = Files.write(folder.resolve("log"), log);
    String[] fixed = {"replay", file.toString(), "--format", "rees46"};
    String[] all = Arrays.copyOf(fixed, fixed.length + options.length);
    System.arraycopy(options, 0, all, fixed.length, options.length);
    return CommandRun.of(all);
  }

  private static JsonNode summary(CommandRun run) throws IOException {
    return JsonMapper.builder().build().readTree(run.out().lines().toList().getLast());
  }

  private static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }
}
