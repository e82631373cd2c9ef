package dev.attune.schemas.registry;

import static dev.attune.schemas.registry.SchemaRegistryContract.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.attune.schemas.registry.rest.FakeServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CachedSchemaRegistryTest {
  private static final String UNKNOWN = "{\"error_code\":40403,\"message\":\"Schema not found\"}";

  private final FakeServer server = new FakeServer();
  private final AtomicLong nanos = new AtomicLong();
  private final SchemaRegistry registry =
      new CachedSchemaRegistry(
          new HttpSchemaRegistry(
              new RegistryConfig(
                      Map.of("schema.registry.url", server.uri().toString(), "max.retries", "0"))
                  .restSettings()),
          nanos::get);

  @AfterEach
  void stop() {
    registry.close();
    server.close();
  }

  @Test
  void shouldAskOnceWhenASchemaIsWantedAgain() {
    // Given
    server.say(200, "{\"schema\":\"\\\"string\\\"\"}");

    // When
    var schema = registry.schemaById(7);

    // Then
    assertThat(registry.schemaById(7)).isSameAs(schema);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void shouldAskOnceWhenASchemaIsRegisteredAgain() {
    // Given
    server.say(200, "{\"id\":5}");

    // When
    int id = registry.register("cups-value", FIRST);

    // Then
    assertThat(registry.register("cups-value", FIRST)).isEqualTo(id);
    assertThat(registry.lookup("cups-value", FIRST)).contains(id);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void shouldAskOnceInTenSecondsWhenAnIdIsUnknown() {
    // Given
    server.say(404, UNKNOWN).say(200, "{\"schema\":\"\\\"string\\\"\"}");
    for (int i = 0; i < 1_000; i++) {
      assertThatExceptionOfType(SchemaRegistryException.UnknownSchema.class)
          .isThrownBy(() -> registry.schemaById(7));
    }
    assertThat(server.requests()).hasSize(1);

    // When
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());

    // Then
    assertThat(registry.schemaById(7)).hasToString("\"string\"");
  }

  @Test
  void shouldForgetTheFailureAtOnceWhenTheRegistryWasAway() {
    // Given
    server.say(503, "").say(200, "{\"schema\":\"\\\"string\\\"\"}");

    // When
    assertThatExceptionOfType(SchemaRegistryException.Unavailable.class)
        .isThrownBy(() -> registry.schemaById(7));

    // Then
    assertThat(registry.schemaById(7)).hasToString("\"string\"");
  }

  @Nested
  class Contract implements SchemaRegistryContract {
    private final SchemaRegistry cached = new CachedSchemaRegistry(new MockSchemaRegistry());

    @Override
    public SchemaRegistry registry() {
      return cached;
    }
  }
}
