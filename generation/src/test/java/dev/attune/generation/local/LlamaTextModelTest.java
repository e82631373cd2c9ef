package dev.attune.generation.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attune.avro.GenerationRequest;
import dev.attune.generation.Requests;
import dev.attune.generation.local.LlamaSettings.Grammar;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.Score;
import dev.attune.generation.model.ScoredText;
import dev.attune.generation.model.TextModel;
import dev.attune.generation.model.TransientModelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LlamaTextModelTest {

  /**
   * A real, tiny model that writes nursery stories: a token stream, and no copywriter. The variable
   * ATTUNE_TEST_GGUF names another one.
   */
  private static final Path STORIES =
      Path.of(
          System.getenv()
              .getOrDefault(
                  "ATTUNE_TEST_GGUF",
                  System.getProperty("attune.shared.data", "../../shared/data")
                      + "/models/stories260K.gguf"));

  @Test
  void shouldWriteTextThatIsNoOfferWhenTheModelTellsStories() {
    try (TextModel model = open(Grammar.FREE)) {
      // Given
      GenerationRequest request = Requests.simple().build();

      // When
      Draft draft = model.write(request);

      // Then
      assertThat(draft).isInstanceOf(Draft.Invalid.class);
      assertThat(draft.usage().outputTokens()).isPositive();
      assertThat(draft.usage().inputTokens()).isPositive();
      assertThat(draft.usage().calls()).isEqualTo(1);
    }
  }

  @Test
  void shouldWriteTheSameWhenAskedTheSame() {
    try (TextModel model = open(Grammar.FREE)) {
      // Given
      GenerationRequest request = Requests.simple().build();

      // When
      Draft again = model.write(request);

      // Then
      assertThat(model.write(request)).isEqualTo(again);
    }
  }

  @Test
  void shouldHoldToTheGrammarWhenAsked() {
    try (TextModel model = open(Grammar.OFFER)) {
      // Given
      GenerationRequest request = Requests.simple().build();

      // When
      Draft draft = model.write(request);

      // Then what it writes is JSON or cut off, never free text
      if (draft instanceof Draft.Invalid(String detail, var usage)) {
        assertThat(detail).contains("cut off");
        assertThat(usage.outputTokens()).isEqualTo(request.getMaxOutputTokens());
      } else {
        assertThat(draft).isInstanceOf(Draft.Written.class);
      }
    }
  }

  @Test
  void shouldGoOnAtOnceWhenTheCallerIsInterrupted() throws Exception {
    try (TextModel model = open(Grammar.FREE)) {
      // Given a caller that is amid its second text or later
      AtomicInteger written = new AtomicInteger();
      CompletableFuture<Throwable> ended = new CompletableFuture<>();
      Thread caller =
          Thread.ofVirtual()
              .start(() -> ended.complete(catchThrowable(() -> writeOn(model, written))));
      await().until(() -> written.get() > 0);

      // When
      long start = System.nanoTime();
      caller.interrupt();
      Throwable thrown = ended.get(10, TimeUnit.SECONDS);

      // Then
      assertThat(thrown).isInstanceOf(TransientModelException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(100));
      assertThat(model.write(Requests.simple().build())).isInstanceOf(Draft.Invalid.class);
    }
  }

  @Test
  void shouldWriteDifferentTextsWithTheirProbabilitiesWhenThereIsAChoice() {
    try (TextModel model = open(Grammar.OFFER)) {
      // Given
      GenerationRequest request =
          GenerationRequest.newBuilder(Requests.simple().build()).setCandidates(8).build();

      // When
      Draft draft = model.write(request);

      // Then
      List<ScoredText> texts = ((Draft.Written) draft).texts();
      assertThat(texts.stream().map(ScoredText::text).distinct()).hasSize(texts.size());
      assertThat(texts)
          .allSatisfy(text -> {
            Score.Known score = (Score.Known) text.score();
            assertThat(score.mean()).isBetween(-12.0, 0.0);
            assertThat(score.tokens()).isGreaterThan(5);
          });
      assertThat(model.write(request)).isEqualTo(draft);
    }
  }

  @Test
  void shouldFindItsOwnKindOfSentenceMoreProbableThanShuffledWords() {
    try (TextModel model = open(Grammar.FREE)) {
      // Given
      LlamaTextModel llama = (LlamaTextModel) model;
      GenerationRequest request = Requests.simple().build();

      // When
      Score story = llama.score(request, "Once upon a time, there was a little girl named Lily.");
      Score words = llama.score(request, "Lily a was time girl upon. Once named a little there,");
      Score trade = llama.score(request, "Our kettle now costs 24.99 euro, quarterly revenue.");

      // Then
      assertThat(mean(story)).isGreaterThan(mean(words) + 2).isGreaterThan(mean(trade) + 2);
      assertThat(llama.score(request, "x".repeat(5_000))).isInstanceOf(Score.Cannot.class);
      assertThat(llama.score(request, "Once upon a time, there was a little girl named Lily."))
          .isEqualTo(story);
    }
  }

  @Test
  void shouldBecomeNoOfferWhateverItWritesFreely() {
    try (TextModel model = open(Grammar.FREE)) {
      for (int i = 0; i < 20; i++) {
        // Given
        GenerationRequest request = Requests.simple().id("request-" + i).build();

        // When
        Draft draft = model.write(request);

        // Then
        assertThat(draft).isInstanceOf(Draft.Invalid.class);
      }
    }
  }

  private static double mean(Score score) {
    return ((Score.Known) score).mean();
  }

  @Test
  void shouldSayWhatToAddWhenTheLibraryIsMissing() {
    // Given
    ClassLoader without = ClassLoader.getPlatformClassLoader();

    // When
    Throwable thrown = catchThrowable(() -> LocalModels.requireLibrary(without));

    // Then
    assertThat(thrown).hasMessageContaining("de.kherud:llama").hasMessageNotContaining("\n");
  }

  @Test
  void shouldSayWhichFileWhenItIsMissing() {
    // Given
    LlamaSettings settings = new LlamaSettings(Path.of("no.gguf"), 512, null, Grammar.FREE);

    // When / Then
    assertThatThrownBy(() -> LocalModels.open(settings)).hasMessageContaining("no.gguf");
  }

  private static void writeOn(TextModel model, AtomicInteger written) {
    while (written.get() < 1_000) {
      model.write(Requests.simple().build());
      written.incrementAndGet();
    }
  }

  private static TextModel open(Grammar grammar) {
    assumeTrue(
        Files.isReadable(STORIES),
        () -> STORIES + " is not here: name a GGUF file in ATTUNE_TEST_GGUF to run a real model");
    return LocalModels.open(new LlamaSettings(STORIES, 512, 0.8, grammar));
  }
}
