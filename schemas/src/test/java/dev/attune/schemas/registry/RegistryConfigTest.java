package dev.attune.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.attune.schemas.registry.rest.RestSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryConfigTest {

  @Test
  void shouldTakeSeveralAddressesWhenTheyArePartedByCommas() {
    // When
    RestSettings settings =
        new RegistryConfig(
                Map.of(
                    "schema.registry.url", "http://u:p@one:8081/base, https://two",
                    "http.read.timeout.ms", "1500"))
            .restSettings();

    // Then
    assertThat(settings.servers())
        .containsExactly(URI.create("http://one:8081/base"), URI.create("https://two"));
    assertThat(settings.requestTimeout()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(settings.tls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:8081", "ftp://x", "http://", "http://me:secret@", "://", "a b"})
  void shouldSayWhatIsExpectedAndNoSecretWhenTheAddressIsWrong(String url) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> SchemaRegistry.open(Map.of("schema.registry.url", url)))
        .withMessageContaining("schema.registry.url")
        .withMessageContaining("http://localhost:8081")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @Test
  void shouldSayWhatIsMissingWhenTheSourceNamesNoCredentials() {
    // Given
    var config =
        Map.of(
            "schema.registry.url", "http://x",
            "basic.auth.credentials.source", "USER_INFO");

    // Then
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> SchemaRegistry.open(config))
        .withMessageContaining("basic.auth.user.info");
  }

  @Test
  void shouldAcceptTheOlderNameWhenUserAndPasswordAreGivenByIt() {
    // When
    RestSettings settings =
        new RegistryConfig(
                Map.of(
                    "schema.registry.url", "http://x",
                    "basic.auth.credentials.source", "USER_INFO",
                    "schema.registry.basic.auth.user.info", "me:secret"))
            .restSettings();

    // Then
    assertThat(settings.authorization()).contains("Basic bWU6c2VjcmV0");
  }

  @Test
  void shouldSayWhichFileWhenATrustStoreCannotBeRead() {
    // Given
    var config =
        Map.of(
            "schema.registry.url", "https://x",
            "schema.registry.ssl.truststore.location", "/no/such/file.p12");

    // Then
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> SchemaRegistry.open(config))
        .withMessageContaining("schema.registry.ssl.truststore");
  }

  @Test
  void shouldHideSecretsWhenItIsShown() {
    // When
    RegistryConfig config =
        new RegistryConfig(
            Map.of("schema.registry.url", "http://x", "bearer.auth.token", "top-secret"));

    // Then
    assertThat(config.values().toString()).doesNotContain("top-secret");
  }
}
