package dev.attune.schemas.registry;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Our client against a registry we did not write, through its Confluent-compatible API. */
@ExtendWith(RealRegistry.Extension.class)
class ApicurioIT implements SchemaRegistryContract {
  private @Nullable SchemaRegistry registry;

  @BeforeEach
  void open(RealRegistry server) {
    registry = SchemaRegistry.open(Map.of("schema.registry.url", server.url()));
  }

  @AfterEach
  void close() {
    registry().close();
  }

  @Override
  public SchemaRegistry registry() {
    return Objects.requireNonNull(registry);
  }
}
