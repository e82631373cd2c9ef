package dev.attune.schemas.registry;

import static dev.attune.schemas.registry.SchemaRegistryContract.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.schemas.registry.rest.FakeServer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSchemaRegistryTest {
  private final FakeServer server = new FakeServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldSendWhatConfluentDocumentsWhenItRegisters() {
    // Given
    server.say(200, "{\"id\":42}");

    // When
    int id = registry(Map.of()).register("a b/c-value", FIRST);

    // Then
    FakeServer.Request request = server.onlyRequest();
    assertThat(id).isEqualTo(42);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/subjects/a%20b%2Fc-value/versions");
    assertThat(request.contentType()).isEqualTo("application/vnd.schemaregistry.v1+json");
    assertThat(request.authorization()).isEqualTo("null");
    assertThat(request.body()).startsWith("{\"schema\":\"{\\\"type\\\":\\\"record\\\"");
  }

  @Test
  void shouldSendUserAndPasswordWhenTheyAreConfigured() {
    // Given
    server.say(200, "[]");
    var config =
        Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "me:secret");

    // When
    registry(config).versions("x");

    // Then
    assertThat(server.onlyRequest().authorization()).isEqualTo("Basic bWU6c2VjcmV0");
  }

  @Test
  void shouldSendUserAndPasswordWhenTheAddressHoldsThem() {
    // Given
    server.say(200, "[]");
    String url = server.uri().toString().replace("http://", "http://me:secret@");

    // When
    registry(Map.of("schema.registry.url", url)).versions("x");

    // Then
    assertThat(server.onlyRequest().authorization()).isEqualTo("Basic bWU6c2VjcmV0");
  }

  @Test
  void shouldSendTheTokenWhenItIsConfigured() {
    // Given
    server.say(200, "[]");
    var config = Map.of("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "t");

    // When
    registry(config).versions("x");

    // Then
    assertThat(server.onlyRequest().authorization()).isEqualTo("Bearer t");
  }

  @ParameterizedTest
  @CsvSource({
    "404, 40403, UnknownSchema",
    "409, 409, Incompatible",
    "422, 42201, Refused",
    "401, 401, Refused",
    "403, 40301, Refused",
    "404, 404, Refused",
    "500, 50001, Unavailable",
    "503, 503, Unavailable",
    "429, 429, Unavailable"
  })
  void shouldSayByTypeWhatHelpsWhenTheRegistryRefuses(int status, int code, String type) {
    // Given
    server.say(status, "{\"error_code\":" + code + ",\"message\":\"because\"}");

    // Then
    assertThatThrownBy(() -> registry(Map.of()).register("x", FIRST))
        .isInstanceOf(SchemaRegistryException.class)
        .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(type));
  }

  @Test
  void shouldSayWhereItWasSentWhenRedirected() {
    // Given
    server.redirect("https://login.example/");

    // Then
    assertThatExceptionOfType(SchemaRegistryException.Refused.class)
        .isThrownBy(() -> registry(Map.of()).schemaById(1))
        .withMessageContaining("https://login.example/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<html>hello</html>", "", "{}", "[]", "{\"id\":\"x\"}", "null", "{\"id\":-1.5}"})
  void shouldRefuseWhenTheAnswerIsNotARegistrys(String body) {
    // Given
    server.say(200, body);

    // Then
    assertThatExceptionOfType(SchemaRegistryException.Refused.class)
        .isThrownBy(() -> registry(Map.of()).register("x", FIRST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schema\":\"message X {}\",\"schemaType\":\"PROTOBUF\"}",
        "{\"schema\":\"{\\\"type\\\":\\\"nonsense\\\"}\"}"
      })
  void shouldCallItIncompatibleWhenTheSchemaIsNotAvro(String body) {
    // Given
    server.say(200, body);

    // Then
    assertThatExceptionOfType(SchemaRegistryException.Incompatible.class)
        .isThrownBy(() -> registry(Map.of()).schemaById(1));
  }

  @Test
  void shouldBeUnavailableWhenNobodyListens() {
    // Given
    SchemaRegistry registry = registry(Map.of());
    server.close();

    // Then
    assertThatExceptionOfType(SchemaRegistryException.Unavailable.class)
        .isThrownBy(() -> registry.schemaById(1));
  }

  @Test
  void shouldPutTheRuleWhenCompatibilityIsSet() {
    // Given
    server.say(200, "{\"compatibility\":\"FULL\"}").say(200, "{\"compatibility\":\"BACKWARD\"}");
    SchemaRegistry registry = registry(Map.of());

    // When
    registry.setCompatibility("x-value", CompatibilityLevel.FULL);
    registry.setCompatibility(CompatibilityLevel.BACKWARD);

    // Then
    assertThat(server.requests())
        .extracting(FakeServer.Request::path)
        .containsExactly("/config/x-value", "/config");
    assertThat(server.requests().getFirst().body()).isEqualTo("{\"compatibility\":\"FULL\"}");
  }

  private SchemaRegistry registry(Map<String, String> config) {
    Map<String, String> all = new HashMap<>();
    all.put("schema.registry.url", server.uri().toString());
    all.put("max.retries", "0");
    all.putAll(config);
    return SchemaRegistry.open(all);
  }
}
