package dev.attune.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a tiny language of our own, in which two words carry all the feeling. */
class TextCommandTest {

  @TempDir private Path folder;

  @BeforeEach
  void writeTexts() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      lines.add(i % 2 == 0 ? "positive\tthe bolu shop " + i : "negative\ta grak thing " + i);
    }
    Files.write(folder.resolve("own.tsv"), lines);
    Files.writeString(
        folder.resolve("sources.tsv"), "sentiment\ten\tmeasured\ttsv\town.tsv\tmade up\tours\n");
  }

  @Test
  void shouldMeasureWhatItTrainedWhenGivenOwnTexts() {
    // Given
    String models = folder.resolve("models").toString();
    CommandRun trained =
        CommandRun.of("text", "train", "--data", folder.toString(), "--out", models);

    // When
    CommandRun measured =
        CommandRun.of("text", "evaluate", "--data", folder.toString(), "--models", models);

    // Then
    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(measured.code()).as(measured.err()).isZero();
    assertThat(measured.out()).isEqualTo(trained.out()).startsWith("sentiment\ten\t2\t");
    assertThat(folder.resolve("models/languages.md")).content().contains("made up (ours)");
  }

  @Test
  void shouldFailWhenThePublishedFigureIsAnother() throws IOException {
    // Given
    Path models = folder.resolve("models");
    Path catalogue = models.resolve("models.tsv");
    CommandRun.of("text", "train", "--data", folder.toString(), "--out", models.toString());
    Files.writeString(
        catalogue, Files.readString(catalogue).replaceFirst("\t1\\.000\t", "\t0.999\t"));

    // When
    CommandRun run =
        CommandRun.of(
            "text", "evaluate", "--data", folder.toString(), "--models", models.toString());

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("published: sentiment\ten");
  }

  @Test
  void shouldSayWhatIsMissingWhenCalledWithoutPlaceOrTexts() {
    // When
    CommandRun nowhere = CommandRun.of("text", "train", "--data", folder.toString());
    CommandRun nothing =
        CommandRun.of("text", "evaluate", "--data", folder.resolve("gone").toString());

    // Then
    assertThat(nowhere.code()).isEqualTo(2);
    assertThat(nowhere.err()).contains("--out").hasLineCount(1);
    assertThat(nothing.code()).isEqualTo(1);
    assertThat(nothing.err()).contains("amazon_cells_labelled.txt").hasLineCount(1);
  }
}
