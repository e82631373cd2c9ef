package dev.attune.generation.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.Prompt;
import dev.attune.generation.Requests;
import dev.attune.generation.admit.AdmissionLimits;
import dev.attune.generation.admit.Gate;
import dev.attune.generation.budget.UnlimitedPurse;
import dev.attune.generation.call.Backoff;
import dev.attune.generation.call.CallMeters;
import dev.attune.generation.call.ChainedModel;
import dev.attune.generation.call.ModelGenerator;
import dev.attune.generation.chat.AnthropicModels;
import dev.attune.generation.chat.ChatSettings;
import dev.attune.generation.chat.OllamaModels;
import dev.attune.generation.chat.OpenAiModels;
import dev.attune.generation.chat.StructuredOutput;
import dev.attune.generation.model.TextModel;
import dev.attune.generation.time.Pace;
import dev.attune.modelserver.ModelServer;
import dev.attune.modelserver.behaviour.Behaviour;
import dev.attune.modelserver.behaviour.Fault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault that the model server knows, through the whole way of a request: chain, gate, HTTP
 * client, reader, guards, retry. No garbage becomes an offer.
 */
@Timeout(60)
class FaultOutcomesTest {

  /** For calls that no answer can be too late for, however busy the machine is. */
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private static final AdmissionLimits LIMITS =
      new AdmissionLimits(
          AdmissionLimits.UNLIMITED, AdmissionLimits.UNLIMITED, 8, 100, true, Duration.ofHours(1));

  /** In the form that the model server reads its facts from. */
  static final Prompt PROMPT =
      new Prompt(
          "prompt-1",
          "hash",
          "You write offers as JSON with headline, body and callToAction.",
          "Language: English (en)\n- \"Blue Mug\", price €12.50\n");

  private static final GenerationRequest REQUEST =
      GenerationRequest.newBuilder(Requests.simple().build()).setPrompt(PROMPT).build();

  private final ModelServer server = ModelServer.start();

  /** How the server is spoken to. */
  enum Dialect {
    OPENAI,
    ANTHROPIC,
    OLLAMA;

    String url(ModelServer server) {
      return this == OLLAMA ? server.rootUrl() : server.baseUrl();
    }

    TextModel model(ChatSettings settings) {
      return switch (this) {
        case OPENAI -> OpenAiModels.openAi(settings);
        case ANTHROPIC -> AnthropicModels.anthropic(settings);
        case OLLAMA -> OllamaModels.ollama(settings);
      };
    }
  }

  static Stream<Arguments> everyFault() {
    return Arrays.stream(Fault.values())
        .flatMap(
            fault -> Arrays.stream(Dialect.values()).map(dialect -> Arguments.of(fault, dialect)));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("everyFault")
  void shouldEndAsExpectedWhenEveryCallFails(Fault fault, Dialect dialect) {
    // Given
    Expected expected = Expected.of(fault, dialect);
    server.behave(Behaviour.failing(fault));

    // When
    GenerationResponse response = generate(dialect, callTimeout(fault, Duration.ofMillis(300)));

    // Then
    assertThat(response.getStatus()).as(response.getDetail()).isEqualTo(expected.status());
    assertThat(server.calls()).isEqualTo(expected.calls());
    assertThat(response.getUse().getAttempts()).isEqualTo(expected.calls());
    if (expected.status() == GenerationStatus.OK) {
      assertThat(response.getText()).isNotNull();
      assertThat(response.getUse().getInputTokens()).isPositive();
      assertThat(response.getUse().getOutputTokens()).isPositive();
    } else {
      assertThat(response.getText()).isNull();
      assertThat(response.getDetail()).startsWith(expected.detail());
    }
  }

  @ParameterizedTest
  @MethodSource("everyFault")
  void shouldTakeItsTextFromAGoodAnswerOnlyWhenOneFollowsAFault(Fault fault, Dialect dialect) {
    // Given
    Expected expected = Expected.of(fault, dialect);
    GenerationResponse good = generate(dialect, PATIENT);
    server.behave(Behaviour.inOrder(Behaviour.failing(fault), Behaviour.answering()));

    // When
    GenerationResponse response = generate(dialect, callTimeout(fault, Duration.ofSeconds(2)));

    // Then
    assertThat(good.getStatus()).as(good.getDetail()).isEqualTo(GenerationStatus.OK);
    if (expected.calls() > 1) {
      assertThat(response.getStatus()).isEqualTo(GenerationStatus.OK);
      assertThat(response.getUse().getAttempts()).isEqualTo(2);
      assertThat(response.getText()).isNotNull();
      if (expected.status() == GenerationStatus.PROVIDER_ERROR) {
        // The very same question; a text that was sent back is asked for in other words.
        assertThat(response.getText()).isEqualTo(good.getText());
      }
    } else {
      assertThat(response.getStatus()).isEqualTo(expected.status());
      assertThat(response.getUse().getAttempts()).isEqualTo(1);
    }
  }

  /** Short only where the call cannot end otherwise. */
  private static Duration callTimeout(Fault fault, Duration brief) {
    return switch (fault) {
      case HANG, STALL, TRICKLE -> brief;
      default -> PATIENT;
    };
  }

  private GenerationResponse generate(Dialect dialect, Duration callTimeout) {
    ChatSettings settings =
        new ChatSettings(
            "a-model",
            dialect.url(server),
            "key",
            null,
            StructuredOutput.JSON_SCHEMA,
            Duration.ofSeconds(30),
            4);
    Pace pace = Pace.system();
    ChainedModel model =
        new ChainedModel(
            "only",
            dialect.model(settings),
            new Gate("only", LIMITS, pace),
            callTimeout,
            Duration.ZERO);
    try (ModelGenerator generator =
        new ModelGenerator(
            List.of(model),
            new UnlimitedPurse(),
            request -> Duration.ofMinutes(5),
            pace,
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(4), new Random(7)),
            new CallMeters(new SimpleMeterRegistry()))) {
      return generator.generate(REQUEST);
    }
  }
}
