package dev.attune.app.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraceExportTest {

  @Test
  void shouldChooseAboutItsShareAndAlwaysTheSame() {
    // Given
    var ids = IntStream.range(0, 10_000).mapToObj(i -> UUID.randomUUID().toString()).toList();

    // When
    var chosen = ids.stream().filter(id -> TraceExport.isChosen(id, 0.1)).toList();

    // Then
    assertThat(chosen).hasSizeBetween(800, 1200);
    assertThat(chosen).allMatch(id -> TraceExport.isChosen(id, 0.1));
    assertThat(chosen).allMatch(id -> TraceExport.isChosen(id, 0.5));
    assertThat(ids).allMatch(id -> TraceExport.isChosen(id, 1.0));
    assertThat(ids).noneMatch(id -> TraceExport.isChosen(id, 0.0));
  }

  @Test
  void shouldPassByWhatHasNoRequestOrAnotherId() {
    // When // Then
    assertThat(TraceExport.isChosen(null, 1.0)).isFalse();
    assertThat(TraceExport.isChosen("o1", 1.0)).isFalse();
  }
}
