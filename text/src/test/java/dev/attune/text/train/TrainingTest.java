package dev.attune.text.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attune.text.feeling.Emotion;
import dev.attune.text.feeling.FeelingReader;
import dev.attune.text.feeling.Models;
import dev.attune.text.feeling.Sentiment;
import dev.attune.text.language.Language;
import dev.attune.text.model.MeasuredModel;
import dev.attune.text.train.corpus.Source;
import dev.attune.text.verdict.NotVerified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a tiny language of our own, in which two words carry all the feeling. */
class TrainingTest {

  @TempDir private Path folder;

  @Test
  void shouldAnswerFromItsOwnFilesWhenTrained() throws IOException {
    // Given
    List<MeasuredModel> trained = train(folder.resolve("models"));

    // When
    FeelingReader reader = new FeelingReader(Models.in(folder.resolve("models")));

    // Then
    assertThat(trained)
        .singleElement()
        .satisfies(model -> {
          assertThat(model.verified()).isTrue();
          assertThat(model.accuracy().accuracy()).isGreaterThan(0.95);
          assertThat(model.accuracy().samples()).isBetween(60, 140);
        });
    assertThat(reader.sentiment("the bolu shop", Language.EN).answer())
        .contains(Sentiment.POSITIVE);
    assertThat(reader.sentiment("a grak thing", Language.EN).answer()).contains(Sentiment.NEGATIVE);
  }

  @Test
  void shouldWriteTheSameBytesWhenTrainedAgain() throws IOException {
    // Given
    train(folder.resolve("one"));

    // When
    train(folder.resolve("two"));

    // Then
    assertThat(folder.resolve("two/sentiment-en.bin"))
        .hasSameBinaryContentAs(folder.resolve("one/sentiment-en.bin"));
  }

  @Test
  void shouldMeasureTheSameWhenEvaluatedAgain() throws IOException {
    // Given
    MeasuredModel published = train(folder.resolve("models")).getFirst();

    // When
    MeasuredModel again =
        new ModelTraining(sources(), folder)
            .measure(published, Models.in(folder.resolve("models")));

    // Then
    assertThat(again.line()).isEqualTo(published.line());
  }

  @Test
  void shouldPublishButNotShipWhenAModelKnowsNoMoreThanTheCommonestLabel() throws IOException {
    // Given
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      lines.add(
          (i * 7919 % 13 < 5 ? "positive" : "negative") + "\tword" + i * 31 % 97 + " thing" + i);
    }
    Files.write(folder.resolve("sentiment.tsv"), lines);

    // When
    List<MeasuredModel> trained =
        new ModelTraining(sources(), folder).run(folder.resolve("models"), model -> {});
    FeelingReader reader = new FeelingReader(Models.in(folder.resolve("models")));

    // Then
    assertThat(trained).singleElement().satisfies(model -> assertThat(model.verified()).isFalse());
    assertThat(folder.resolve("models/sentiment-en.bin")).doesNotExist();
    assertThat(reader.sentiment("word1", Language.EN)).isInstanceOf(NotVerified.class);
    assertThat(reader.emotion("word1", Language.EN)).isInstanceOf(NotVerified.class);
  }

  @Test
  void shouldNameTheLineWhenASourceIsMalformed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Source.list(Stream.of("sentiment\ten")))
        .withMessageContaining("sentiment\ten");
  }

  @Test
  void shouldKnowEveryLabelWhenDataSetsNameEmotions() {
    assertThat(Emotion.valueOf("ANTICIPATION").isDistress()).isFalse();
    assertThat(Stream.of(Emotion.values()).filter(Emotion::isDistress)).hasSize(4);
  }

  private List<MeasuredModel> train(Path out) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      lines.add(i % 2 == 0 ? "positive\tthe bolu shop " + i : "negative\ta grak thing " + i);
    }
    Files.write(folder.resolve("sentiment.tsv"), lines);
    return new ModelTraining(sources(), folder).run(out, model -> {});
  }

  private static List<Source> sources() {
    return Source.list(
        Stream.of("# own", "sentiment\ten\tmeasured\ttsv\tsentiment.tsv\tmade up\tours"));
  }
}
