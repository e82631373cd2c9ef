package dev.attune.generation.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.attune.generation.admit.AdmissionLimits;
import dev.attune.generation.call.Deadlines;
import dev.attune.generation.model.TextModel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerationConfigTest {

  @Test
  void shouldWriteOfflineWhenNothingIsSet() {
    // Given
    GenerationConfig config = new GenerationConfig(Map.of(), Map.of());

    // When
    try (TextModel model = TextModels.of(config.models().getFirst(), Optional.empty())) {

      // Then
      assertThat(model.identity().provider()).isEqualTo("offline");
      assertThat(config.workerLimits(Deadlines.replay()).maxInFlight()).isEqualTo(1000);
      assertThat(config.models().getFirst().callTimeout()).isEqualTo(Duration.ofSeconds(20));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "openai, OPENAI_API_KEY, gpt-4.1-mini",
    "anthropic, ANTHROPIC_API_KEY, claude-haiku-4-5"
  })
  void shouldTakeTheKeyFromTheEnvironment(String provider, String variable, String name) {
    // Given
    Map<String, String> environment = Map.of(variable, "secret");

    // When
    GenerationConfig config = new GenerationConfig(Map.of("model.provider", provider), environment);

    // Then
    assertThat(config.models().getFirst().apiKey()).contains("secret");
    try (TextModel model = TextModels.of(config.models().getFirst(), Optional.empty())) {
      assertThat(model.identity().provider()).isEqualTo(provider);
      assertThat(model.identity().model()).isEqualTo(name);
    }
  }

  @Test
  void shouldPreferTheConfiguredKeyAndNeverShowIt() {
    // Given
    Map<String, String> properties =
        Map.of(
            "model.provider", "openai", "model.api.key", "configured", "model.temperature", "0.7");

    // When
    GenerationConfig config =
        new GenerationConfig(properties, Map.of("OPENAI_API_KEY", "environment"));

    // Then
    assertThat(config.models().getFirst().apiKey()).contains("configured");
    assertThat(
            config.models().getFirst().chat(Optional.empty()).toString()
                + config.models().getFirst().values())
        .doesNotContain("configured");
    try (TextModel model = TextModels.of(config.models().getFirst(), Optional.empty())) {
      assertThat(model.identity().parameters()).containsEntry("temperature", "0.7");
    }
  }

  @Test
  void shouldNeedNoKeyWhenTheServerIsOnesOwn() {
    // Given
    Map<String, String> properties =
        Map.of(
            "model.provider", "openai-compatible",
            "model.base.url", "http://127.0.0.1:11434/v1",
            "model.name", "qwen");

    // When
    GenerationConfig config = new GenerationConfig(properties, Map.of());

    // Then
    try (TextModel model = TextModels.of(config.models().getFirst(), Optional.empty())) {
      assertThat(model.identity().model()).isEqualTo("qwen");
    }
  }

  @Test
  void shouldHaveEachModelOfAChainItsOwnKeys() {
    // Given
    Map<String, String> properties =
        Map.of(
            "models", "primary, backup",
            "models.primary.provider", "openai",
            "models.primary.requests.per.minute", "600",
            "models.primary.concurrency.max", "4",
            "models.backup.provider", "anthropic",
            "models.backup.api.key", "other");

    // When
    GenerationConfig config =
        new GenerationConfig(properties, Map.of("OPENAI_API_KEY", "environment"));

    // Then
    ModelConfig primary = config.models().getFirst();
    ModelConfig backup = config.models().getLast();
    assertThat(config.models()).extracting(ModelConfig::label).containsExactly("primary", "backup");
    assertThat(primary.apiKey()).contains("environment");
    assertThat(primary.limits().requestsPerMinute()).isEqualTo(600);
    assertThat(primary.limits().leastCalls()).isEqualTo(4);
    assertThat(primary.limits().breaker()).isTrue();
    assertThat(backup.apiKey()).contains("other");
    assertThat(backup.limits().tokensPerMinute()).isEqualTo(AdmissionLimits.UNLIMITED);
  }

  @Test
  void shouldKnowTheKeysOfEachModel() {
    // Given
    Stream<String> keys =
        Stream.of(
            "models.primary.provider",
            "models.primary.base.url",
            "models.primary.provder",
            "models.primary",
            "models.provider",
            "model.provider");

    // When
    Stream<Boolean> known = keys.map(GenerationConfig::isKeyOfOneModel);

    // Then
    assertThat(known).containsExactly(true, true, false, false, false, false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model.provider=gpt | model.provider",
        "model.provider=openai | OPENAI_API_KEY",
        "model.provider=anthropic | ANTHROPIC_API_KEY",
        "model.provider=openai-compatible | model.base.url",
        "model.provider=openai-compatible;model.base.url=http://h/v1 | model.name",
        "model.provider=llama-local | model.file",
        "model.base.url=ftp://host | http://",
        "model.base.url=no url | URL",
        "model.temperature=3 | model.temperature",
        "model.temperature=NaN | model.temperature",
        "model.structured.output=xml | model.structured.output",
        "model.call.timeout.ms=0 | model.call.timeout.ms",
        "worker.max.in.flight=0 | worker.max.in.flight",
        "model.requests.per.minute=0 | unlimited",
        "model.tokens.per.minute=many | unlimited",
        "models=a,a | twice",
        "models=A.B | a-z",
        "models=a;models.b.provider=offline | models.b.provider",
        "models.b.provider=offline | models.b.provider",
        "models=a;models.a.provider=openai | models.a.provider=openai needs",
        "models=a;models.a.base.url=ftp://host | models.a.base.url"
      })
  void shouldSayInOneLineWhatToDoWhenAKeyIsWrong(String properties, String named) {
    // Given
    Map<String, String> map = new HashMap<>();
    for (String property : properties.split(";", -1)) {
      map.put(property.split("=", -1)[0], property.split("=", -1)[1]);
    }

    // When
    Throwable thrown = catchThrowable(() -> new GenerationConfig(map, Map.of()));

    // Then
    assertThat(thrown)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(named)
        .hasMessageNotContaining("\n");
  }
}
