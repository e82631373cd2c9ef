package dev.attune.connectors.log.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.avro.ClickEvent;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.json.StrictJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls as a server receives them; calls of a log are in {@code SegmentLogTest}. */
class SegmentReaderTest {
  private static final Instant RECEIVED = Instant.parse("2026-03-05T10:00:00Z");
  private static final SegmentOrigin ORIGIN = SegmentOrigin.received("web", "r1", RECEIVED);

  private final StrictJson json = new StrictJson();
  private final SegmentReader reader = new SegmentReader();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                                                          | 2026-03-05T10:00:00Z",
        "^timestamp^:^2026-03-01T00:00:00Z^                                        | 2026-03-01T00:00:00Z",
        "^timestamp^:^2020-01-01T00:00:00Z^,^sentAt^:^2020-01-01T00:00:30Z^        | 2026-03-05T09:59:30Z",
        "^originalTimestamp^:^2030-01-01T00:00:00Z^,^sentAt^:^2030-01-01T00:00:30Z^| 2026-03-05T09:59:30Z",
        "^receivedAt^:^1999-01-01T00:00:00Z^                                       | 2026-03-05T10:00:00Z",
      })
  void shouldTakeTheClientsClockOut(String times, Instant expected) {
    // Given
    String more = times == null ? "" : "," + times.strip().replace('^', '"');
    Fields call = json.read("{\"userId\":\"u1\"" + more + "}");

    // When
    Draft draft = reader.read("page", call, ORIGIN).orElseThrow();

    // Then
    assertThat(draft.occurredAt()).isEqualTo(expected);
  }

  @Test
  void shouldGiveACallInABatchWhatTheBatchSays() {
    // Given
    Fields batch = json.read("{\"context\":{\"locale\":\"de_AT\"}}");
    Fields call = json.read("{\"type\":\"Page\",\"userId\":\"u1\",\"messageId\":\"m1\"}");

    // When
    Draft draft = reader.read(batch, call, ORIGIN).orElseThrow();

    // Then
    ClickEvent click = (ClickEvent) draft.value();
    assertThat(click.getHeader().getLocale()).isEqualTo("de-AT");
    assertThat(click.getHeader().getSource()).isEqualTo("web");
    assertThat(click.getHeader().getEventId()).isEqualTo("m1");
  }

  @Test
  void shouldSayWhoAVisitorIsByIdentifyAndByAlias() {
    // Given
    Fields identify = json.read("{\"userId\":\"u1\",\"anonymousId\":\"a1\"}");
    Fields alias = json.read("{\"userId\":\"u1\",\"previousId\":\"a2\"}");
    Fields visitor = json.read("{\"anonymousId\":\"a3\"}");
    Fields same = json.read("{\"userId\":\"u1\",\"previousId\":\"u1\"}");

    // When // Then
    assertThat(formerId("identify", identify)).isEqualTo("a1");
    assertThat(formerId("alias", alias)).isEqualTo("a2");
    assertThat(formerId("identify", visitor)).isNull();
    assertThat(formerId("alias", same)).isNull();
    assertThatThrownBy(() -> formerId("alias", visitor)).isInstanceOf(BadValueException.class);
  }

  private @Nullable String formerId(String type, Fields call) {
    return ((ClickEvent) reader.read(type, call, ORIGIN).orElseThrow().value()).getFormerId();
  }

  @Test
  void shouldHaveNoUseForGroup() {
    // Given
    Fields call = json.read("{\"userId\":\"u1\"}");

    // When // Then
    assertThat(reader.read("Group", call, ORIGIN)).isEmpty();
  }
}
