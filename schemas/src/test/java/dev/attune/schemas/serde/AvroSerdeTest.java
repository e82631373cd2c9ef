package dev.attune.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.ClickEvent;
import dev.attune.schemas.registry.MockSchemaRegistry;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {
  private final MockSchemaRegistry registry = new MockSchemaRegistry();

  @Test
  void shouldReadBackWhatItWroteWhenTheSchemaIsTheSame() {
    // Given
    AvroSerde<ClickEvent> serde = AvroSerde.of(ClickEvent.class, registry);
    ClickEvent event = Samples.click();

    // When
    byte[] bytes = serde.serializer().serialize("clickstream", event);

    // Then
    assertThat(serde.deserializer().deserialize("clickstream", bytes)).isEqualTo(event);
  }
}
