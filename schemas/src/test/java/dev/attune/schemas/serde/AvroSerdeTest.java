package dev.attune.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.EventHeader;
import dev.attune.schemas.contract.Contracts;
import dev.attune.schemas.registry.MockSchemaRegistry;
import dev.attune.schemas.registry.SchemaRegistryException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {
  private static final String TOPIC = "clickstream";

  private final MockSchemaRegistry registry = new MockSchemaRegistry();
  private final AvroSerde<ClickEvent> serde = AvroSerde.of(ClickEvent.class, registry);

  @Test
  void shouldStandInTheConfluentFormatWhenWritten() {
    // Given
    registry.register("something-else-value", Contracts.contractOf(EventHeader.class));

    // When
    byte[] bytes = serde.serializer().serialize(TOPIC, Samples.click());

    // Then
    assertThat(bytes).startsWith(0, 0, 0, 0, 2);
    assertThat(registry.subjects()).containsExactly(TOPIC + "-value", "something-else-value");
    assertThat(registry.schemaById(2).toString()).doesNotContain("avro.java.string");
  }

  @Test
  void shouldReadBackWhatItWroteWhenTheSchemaIsTheSame() {
    // Given
    ClickEvent event = Samples.click();

    // When
    byte[] bytes = serde.serializer().serialize(TOPIC, event);

    // Then
    assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(event);
  }

  @Test
  void shouldKeepNullWhenThereIsNoRecord() {
    assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
    assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
  }

  @Test
  void shouldNameTheKeySubjectWhenItIsForKeys() {
    // Given
    var keys = AvroSerde.ofKey(ClickEvent.class, registry, Map.of());

    // When
    keys.serializer().serialize(TOPIC, Samples.click());

    // Then
    assertThat(registry.subjects()).containsExactly(TOPIC + "-key");
  }

  @Test
  void shouldNotRegisterWhenToldNotTo() {
    // Given
    var strict = AvroSerde.of(ClickEvent.class, registry, Map.of("auto.register.schemas", "false"));

    // When
    assertThatExceptionOfType(SchemaRegistryException.UnknownSchema.class)
        .isThrownBy(() -> strict.serializer().serialize(TOPIC, Samples.click()))
        .withMessageContaining("clickstream-value");

    // Then
    assertThat(registry.subjects()).isEmpty();
    registry.register(TOPIC + "-value", Contracts.contractOf(ClickEvent.class));
    assertThat(strict.serializer().serialize(TOPIC, Samples.click())).isNotNull();
  }

  @Test
  void shouldBlameTheWriterWhenARecordBreaksItsSchema() {
    // Given
    EventHeader header =
        new EventHeader("id", "user-secret", Instant.EPOCH, null, null, null, "web");
    ClickEvent broken = new ClickEvent(header, null, null, 1, null, null, null, null);

    // Then
    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> serde.serializer().serialize(TOPIC, broken))
        .withMessageContaining("dev.attune.avro.ClickEvent")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @Test
  void shouldWriteTheNextRecordWellWhenOneWasBroken() {
    // Given
    ClickEvent broken =
        new ClickEvent(Samples.click().getHeader(), null, null, 1, null, null, null, null);
    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> serde.serializer().serialize(TOPIC, broken));

    // When
    byte[] bytes = serde.serializer().serialize(TOPIC, Samples.click());

    // Then
    assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(Samples.click());
  }

  @Test
  void shouldMixNothingUpWhenManyThreadsShareIt() throws Exception {
    // Given
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (long seed = 0; seed < 2_000; seed++) {
      ClickEvent event = RandomRecords.of(ClickEvent.class, seed);
      String topic = seed % 2 == 0 ? "even" : "odd";
      tasks.add(() -> {
        byte[] bytes = serde.serializer().serialize(topic, event);
        return event.equals(serde.deserializer().deserialize(topic, bytes));
      });
    }

    // When
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> same : threads.invokeAll(tasks)) {
        // Then
        assertThat(same.get()).isTrue();
      }
    }
  }
}
