package dev.attune.app.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.app.server.web.ApiException;
import dev.attune.connectors.log.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTextTest {
  private static final StrictJson JSON = new StrictJson();

  @Test
  void shouldKeepEachCallAsItCame() {
    // Given
    String text =
        "{\"sentAt\":\"2026-01-01T00:00:00Z\", \"batch\" : [ {\"a\":\"é😀\"} ,{\"b\":[1,{\"c\":2}]}, 7,"
            + " \"x\"] ,\"context\":{\"locale\":\"de\"}}";

    // When
    BatchText batch = BatchText.parse(text, JSON);

    // Then
    assertThat(batch.calls()).containsExactly("{\"a\":\"é😀\"}", "{\"b\":[1,{\"c\":2}]}", "7", "x");
    assertThat(batch.envelope().text("sentAt")).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(batch.envelope().object("context").text("locale")).isEqualTo("de");
  }

  @Test
  void shouldLeaveABadCallToItself() {
    // Given
    String deep = "[".repeat(100) + "]".repeat(100);
    String text = "{\"batch\":[{\"a\":1,\"a\":2},{\"a\":%s},{\"good\":1}]}".formatted(deep);

    // When
    BatchText batch = BatchText.parse(text, JSON);

    // Then
    assertThat(batch.calls()).hasSize(3).endsWith("{\"good\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"batch\":{}}",
        "{\"batch\":[{]}",
        "{\"batch\":[]} {}",
        "{\"batch\":[],\"batch\":[]}",
        "{\"batch\":[]",
        "nonsense"
      })
  void shouldRefuseWhatIsNoBatch(String text) {
    // When // Then
    assertThatThrownBy(() -> BatchText.parse(text, JSON)).isInstanceOf(ApiException.class);
  }

  @Test
  void shouldRefuseMoreCallsThanAnyLibrarySends() {
    // Given
    String text = "{\"batch\":[" + "1,".repeat(BatchText.MOST_CALLS) + "1]}";

    // When // Then
    assertThatThrownBy(() -> BatchText.parse(text, JSON)).isInstanceOf(ApiException.class);
  }

  @Test
  void shouldRefuseNestingWithoutEnd() {
    // Given
    String text = "{\"batch\":[" + "[".repeat(200_000);

    // When // Then
    assertThatThrownBy(() -> BatchText.parse(text, JSON)).isInstanceOf(ApiException.class);
  }
}
