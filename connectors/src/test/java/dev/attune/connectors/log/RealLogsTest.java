package dev.attune.connectors.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Reads samples of the public data sets where they lie beside the repository or in the folder that
 * the system property {@code attune.data} names. Each count is checked against one made from the
 * raw text by other means.
 */
class RealLogsTest {

  @Test
  void shouldGiveEachRowOfRees46Once() {
    // Given
    Path file = data("rees46/events-5000.csv.gz");
    List<String> rows = lines(file, "\r\n");

    // When
    LogReading reading = LogReading.of(LogFormat.REES46, file);

    // Then
    assertThat(clicks(reading, ClickType.PRODUCT_VIEWED)).isEqualTo(having(rows, ",view,"));
    assertThat(clicks(reading, ClickType.PRODUCT_ADDED)).isEqualTo(having(rows, ",cart,"));
    assertThat(reading.values(PurchaseEvent.class)).hasSize(having(rows, ",purchase,"));
    assertThat(reading.events()).hasSize(rows.size() - 1);
    assertThat(reading.badLines()).isEmpty();
    assertLawfulClock(reading);
  }

  @Test
  void shouldGiveEachEventOfOttoOnce() {
    // Given
    Path file = data("otto/sessions.jsonl");
    String raw = String.join("\n", lines(file, "\n"));

    // When
    LogReading reading = LogReading.of(LogFormat.OTTO, file);

    // Then
    assertThat(clicks(reading, ClickType.PRODUCT_VIEWED)).isEqualTo(count(raw, "\"clicks\""));
    assertThat(clicks(reading, ClickType.PRODUCT_ADDED)).isEqualTo(count(raw, "\"carts\""));
    assertThat(positions(reading)).isEqualTo(count(raw, "\"orders\""));
    assertThat(reading.badLines()).isEmpty();
    assertLawfulClock(reading);
  }

  @Test
  void shouldGiveOrReportEachRowOfOnlineRetailOnce() {
    // Given
    Path file = data("online-retail/online-retail-head.csv.gz");
    List<String> rows = lines(file, "\r");
    Set<String> invoices = new HashSet<>();
    rows.stream()
        .filter(row -> row.matches("C?\\d{6},.*,\\d{5},[^,]+"))
        .forEach(row -> invoices.add(row.substring(0, row.indexOf(','))));

    // When
    LogReading reading = LogReading.of(LogFormat.ONLINE_RETAIL, file);

    // Then
    assertThat(positions(reading) + reading.badLines().size()).isEqualTo(rows.size() - 1);
    assertThat(reading.values(PurchaseEvent.class)).hasSize(invoices.size());
    assertThat(orders(reading, PurchaseType.ORDER_CANCELLED))
        .isEqualTo(invoices.stream().filter(invoice -> invoice.startsWith("C")).count());
    assertThat(reading.badLines().getLast().cause()).hasToString("missing-columns");
    assertThat(reading.causes().subList(0, reading.badLines().size() - 1))
        .containsOnly("no-user")
        .hasSize(having(rows, ",,"));
    assertLawfulClock(reading);
  }

  @Test
  void shouldGiveOrReportEachRowOfCompleteJourneyOnce() {
    // Given
    Path file = data("completejourney/transactions_sample.csv.gz");
    List<String> rows = lines(file, "\n");
    Pattern nothingBought = Pattern.compile("(\"[^\"]+\",){4}0,.*");

    // When
    LogReading reading = LogReading.of(LogFormat.COMPLETEJOURNEY, file);

    // Then
    assertThat(positions(reading) + reading.badLines().size()).isEqualTo(rows.size() - 1);
    assertThat(reading.causes())
        .containsOnly("bad-quantity")
        .hasSize((int) rows.stream().filter(nothingBought.asMatchPredicate()).count());
    assertLawfulClock(reading);
  }

  private static void assertLawfulClock(LogReading reading) {
    List<LogRecord> records = reading.records();
    for (int index = 1; index < records.size(); index++) {
      LogRecord before = records.get(index - 1);
      LogRecord now = records.get(index);
      assertThat(now.arrivedAt()).isAfterOrEqualTo(before.arrivedAt());
      assertThat(now.topic().equals(before.topic()) || now.arrivedAt().isAfter(before.arrivedAt()))
          .isTrue();
    }
  }

  private static int clicks(LogReading reading, ClickType type) {
    return (int)
        reading.values(ClickEvent.class).stream().filter(click -> click.getType() == type).count();
  }

  private static long orders(LogReading reading, PurchaseType type) {
    return reading.values(PurchaseEvent.class).stream()
        .filter(order -> order.getType() == type)
        .count();
  }

  private static int positions(LogReading reading) {
    return reading.values(PurchaseEvent.class).stream()
        .mapToInt(order -> order.getLines().size())
        .sum();
  }

  private static int having(List<String> rows, String part) {
    return (int) rows.stream().filter(row -> row.contains(part)).count();
  }

  private static int count(String raw, String part) {
    return raw.split(Pattern.quote(part), -1).length - 1;
  }

  private static List<String> lines(Path file, String ending) {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
      String all = new String(text.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(all.split(ending));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path data(String name) {
    Path file =
        Stream.of(
                System.getProperty("attune.data", ""), "../../shared/data", "../../../shared/data")
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, name))
            .filter(Files::exists)
            .findFirst()
            .orElse(Path.of(name));
    assumeTrue(Files.exists(file), name + " is not here: set -Dattune.data to test against it");
    return file;
  }
}
