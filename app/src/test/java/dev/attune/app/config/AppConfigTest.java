package dev.attune.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.app.error.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppConfigTest {
  @TempDir Path folder;

  @Test
  void shouldLetTheLaterSourceWinWhenSeveralSetAKey() throws Exception {
    // Given
    Path file = folder.resolve("shop.properties");
    Files.writeString(file, "tenant=file\ntopic.prefix=file\npartitions=3\n");
    Map<String, String> environment =
        Map.of("ATTUNE_TENANT", "environment", "ATTUNE_TOPIC_PREFIX", "environment");

    // When
    AppConfig config = AppConfig.load(Optional.of(file), environment, Map.of("tenant", "override"));

    // Then
    assertThat(config.tenant()).isEqualTo("override");
    assertThat(config.topics().offers().name()).isEqualTo("environment.offers");
    assertThat(config.topics().partitions()).isEqualTo(3);
    assertThat(config.replicationFactor()).isEmpty();
  }

  @Test
  void shouldNameSourceAndNearestKeyWhenAKeyIsUnknown() {
    // When
    assertThatThrownBy(() -> load(Map.of("boostrap.servers", "x:1")))
        // Then
        .isInstanceOfSatisfying(
            UsageException.class,
            e -> {
              assertThat(e).hasMessage("Unknown key 'boostrap.servers' in -o.");
              assertThat(e.remedy()).isEqualTo("Did you mean 'bootstrap.servers'?");
            });
  }

  @Test
  void shouldListAllKeysWhenNoneIsNear() {
    // When
    assertThatThrownBy(() -> load(Map.of("colour", "red")))
        // Then
        .isInstanceOfSatisfying(
            UsageException.class,
            e -> assertThat(e.remedy()).startsWith("Valid are: admin.host, batch.enabled, "));
  }

  @Test
  void shouldSayWhatIsExpectedWhenAValueIsInvalid() {
    // When
    assertThatThrownBy(() -> load(Map.of("replication.factor", "0")))
        // Then
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("replication.factor")
        .hasMessageContaining("a number from 1 or the word 'cluster'");
  }

  @Test
  void shouldHandClientSettingsOnWithoutTheirPrefix() {
    // When
    AppConfig config = load(Map.of("kafka.security.protocol", "SSL", "bootstrap.servers", "b:1"));

    // Then
    assertThat(config.clientConfig())
        .containsEntry("security.protocol", "SSL")
        .containsEntry("bootstrap.servers", "b:1")
        .hasSize(2);
  }

  @Test
  void shouldHandRegistrySettingsOnWithoutTheirPrefix() {
    // When
    AppConfig config =
        AppConfig.load(
            Optional.empty(), Map.of("ATTUNE_REGISTRY_BEARER_AUTH_TOKEN", "t"), Map.of());

    // Then
    assertThat(config.registryConfig())
        .containsEntry("bearer.auth.token", "t")
        .containsEntry("schema.registry.url", "http://127.0.0.1:8081")
        .hasSize(2);
  }

  @Test
  void shouldLeaveForeignVariablesAloneWhenReadingTheEnvironment() {
    // Given
    Map<String, String> environment =
        Map.of("ATTUNE_SERVICE_HOST", "10.0.0.1", "ATTUNE_OPTS", "-Xmx1g", "A", "b");

    // When
    AppConfig config = AppConfig.load(Optional.empty(), environment, Map.of());

    // Then
    assertThat(config.tenant()).isEqualTo("shop");
  }

  @Test
  void shouldReachTheKeysOfEachModelWhenItIsSetInTheEnvironment() {
    // Given
    Map<String, String> environment =
        Map.of(
            "ATTUNE_MODELS", "first,back-up",
            "ATTUNE_MODELS_FIRST_PROVIDER", "openai-compatible",
            "ATTUNE_MODELS_FIRST_BASE_URL", "http://127.0.0.1:1/v1",
            "ATTUNE_MODELS_BACK_UP_PROVIDER", "offline",
            "ATTUNE_MODELS_BACK_UP_REQUESTS_PER_MINUTE", "60",
            "ATTUNE_MODELS_UNKNOWN_SERVICE_HOST", "10.0.0.1");

    // When
    AppConfig config =
        AppConfig.load(Optional.empty(), environment, Map.of("models", "first,back-up"));

    // Then
    assertThat(config.originalsStrings())
        .containsEntry("models.first.provider", "openai-compatible")
        .containsEntry("models.first.base.url", "http://127.0.0.1:1/v1")
        .containsEntry("models.back-up.provider", "offline")
        .containsEntry("models.back-up.requests.per.minute", "60")
        .hasSize(5);
  }

  @Test
  void shouldSayWhatToDoWhenTheFileIsMissing() {
    // When
    assertThatThrownBy(() -> AppConfig.load(Optional.of(folder.resolve("no")), Map.of(), Map.of()))
        // Then
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("Cannot read the configuration");
  }

  private static AppConfig load(Map<String, String> overrides) {
    return AppConfig.load(Optional.empty(), Map.of(), overrides);
  }
}
