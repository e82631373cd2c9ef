package dev.attune.generation.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.ModelUse;
import dev.attune.avro.OfferText;
import dev.attune.generation.Requests;
import dev.attune.generation.call.Generator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

  @TempDir Path folder;
  private Path file = Path.of("");
  private final AtomicInteger answers = new AtomicInteger();
  private final Generator model =
      (request, watch) -> response(request, "Täglich neu, " + answers.incrementAndGet());

  @BeforeEach
  void name() {
    file = folder.resolve("answers.jsonl");
  }

  @Test
  void shouldGiveTheSameAnswerWhenTheSameRequestComesAgain() {
    // Given
    GenerationRequest first = Requests.simple().id("a").build();
    GenerationRequest second = Requests.simple().id("b").build();
    List<GenerationResponse> given = record(first, second);

    // When
    List<GenerationResponse> again = replay(second, first);

    // Then
    assertThat(again).containsExactly(given.get(1), given.get(0));
    assertThat(given.get(0).getText()).isNotEqualTo(given.get(1).getText());
  }

  @Test
  void shouldAddressAnAnswerToWhoeverAsksWhenTheQuestionIsEqual() {
    // Given
    List<GenerationResponse> given = record(Requests.simple().id("a").build());

    // When
    GenerationResponse other = replay(Requests.simple().id("another").build()).getFirst();

    // Then
    assertThat(other.getRequestId()).isEqualTo("another");
    assertThat(other.getText()).isEqualTo(given.getFirst().getText());
    assertThat(other.getUse()).isEqualTo(given.getFirst().getUse());
  }

  @Test
  void shouldSayWhatDiffersWhenAQuestionWasNotRecorded() {
    // Given
    record(Requests.simple().id("a").build());
    GenerationRequest changed =
        GenerationRequest.newBuilder(Requests.simple().id("b").build())
            .setMaxOutputTokens(77)
            .build();

    // When / Then
    try (RecordedGenerator recorded = new RecordedGenerator(Recording.open(file))) {
      assertThat(recorded.generate(changed).getStatus()).isEqualTo(GenerationStatus.PROVIDER_ERROR);
      assertThatThrownBy(recorded::requireComplete)
          .isInstanceOf(RecordingException.class)
          .hasMessageContaining("request a")
          .hasMessageContaining("+[at most 77 tokens]");
    }
  }

  @Test
  void shouldPassOverTheLastLineWhenItWasCutOff() throws IOException {
    // Given
    GenerationRequest request = Requests.simple().id("a").build();
    List<GenerationResponse> given = record(request);
    Files.writeString(file, "{\"key\":\"cut", StandardOpenOption.APPEND);

    // When
    List<GenerationResponse> again = replay(request);

    // Then
    assertThat(again).isEqualTo(given);
  }

  @Test
  void shouldNameTheLineWhenItIsNoAnswer() throws IOException {
    // Given
    record(Requests.simple().id("a").build());
    Files.writeString(file, "{\"system\":1}\n", StandardOpenOption.APPEND);

    // When / Then
    assertThatThrownBy(() -> Recording.open(file))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("Line 2 of")
        .hasMessageContaining("\"system\"");
  }

  @Test
  void shouldSayWhichFileWhenItIsNotThere() {
    // When / Then
    assertThatThrownBy(() -> Recording.open(folder.resolve("none")))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("none cannot be read");
  }

  private List<GenerationResponse> record(GenerationRequest... requests) {
    try (RecordingGenerator recording = new RecordingGenerator(model, file)) {
      return List.of(requests).stream().map(recording::generate).toList();
    }
  }

  private List<GenerationResponse> replay(GenerationRequest... requests) {
    try (RecordedGenerator recorded = new RecordedGenerator(Recording.open(file))) {
      List<GenerationResponse> responses =
          List.of(requests).stream().map(recorded::generate).toList();
      recorded.requireComplete();
      return responses;
    }
  }

  private static GenerationResponse response(GenerationRequest request, String body) {
    return new GenerationResponse(
        request.getRequestId(),
        request.getUserId(),
        request.getSlot(),
        request.getGeneration(),
        GenerationStatus.OK,
        null,
        new OfferText("Hallo", body, "Ansehen"),
        new ModelUse(
            "openai",
            "m",
            Map.of("temperature", "0.7"),
            1,
            812L,
            10,
            20,
            new BigDecimal("0.00001200"),
            4,
            0),
        null);
  }
}
