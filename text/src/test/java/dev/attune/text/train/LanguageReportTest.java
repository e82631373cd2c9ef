package dev.attune.text.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.feeling.Models;
import dev.attune.text.model.MeasuredModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LanguageReportTest {

  private static final Path PAGE = Path.of("../docs/languages.md");
  private static final String REFRESH = "attune.docs.refresh";

  @Test
  void shouldBeThePublishedPageWhenModelsAreTheShippedOnes() throws IOException {
    // When
    String page = LanguageReport.page(Models.shipped().catalogue(), LanguageMeasurement.shipped());

    // Then
    if (Boolean.getBoolean(REFRESH)) {
      Files.writeString(PAGE, page);
    }
    assertThat(page).as("refresh with -D%s=true", REFRESH).isEqualTo(Files.readString(PAGE));
  }

  @Test
  void shouldReachTheBarsWhenPublished() {
    for (MeasuredModel model : Models.shipped().catalogue()) {
      assertThat(model.verified()).as(model.line()).isTrue();
      assertThat(model.accuracy().isAboveMajority()).as(model.line()).isTrue();
      switch (model.task() + " " + model.language()) {
        case "sentiment en" -> assertThat(model.accuracy().accuracy()).isGreaterThan(0.81);
        case "sentiment ko" -> assertThat(model.accuracy().accuracy()).isGreaterThan(0.80);
        case "sentiment pt" -> assertThat(model.accuracy().answeredAccuracy()).isGreaterThan(0.80);
        case "emotion id" -> assertThat(model.accuracy().accuracy()).isGreaterThan(0.62);
        default -> assertThat(model.accuracy().samples()).isGreaterThan(150);
      }
    }
  }
}
