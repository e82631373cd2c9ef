package dev.attune.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.avro.ErasureCommand;
import dev.attune.schemas.keyring.SealingRegistry;
import dev.attune.schemas.registry.MockSchemaRegistry;
import dev.attune.schemas.seal.MemoryKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class SealedSerdeTest {

  private static final ErasureCommand OF_ANNA =
      new ErasureCommand("c1", "anna", Instant.ofEpochMilli(5), "user");

  private final MockSchemaRegistry schemas = new MockSchemaRegistry();
  private final MemoryKeys keys = new MemoryKeys();
  private final SealingRegistry registry = new SealingRegistry(schemas, keys);
  private final AvroSerde<ErasureCommand> serde = AvroSerde.of(ErasureCommand.class, registry);
  private final Serializer<String> users = UserIdSerde.serializer(registry);
  private final Deserializer<String> readUsers = UserIdSerde.deserializer(registry);

  @Test
  void shouldHideTheRecordAndGiveItBackWhenItsUserIsKnown() {
    // When
    byte[] bytes = serde.serializer().serialize("t", OF_ANNA);

    // Then
    assertThat(text(bytes)).doesNotContain("anna", "user");
    assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(OF_ANNA);
  }

  @Test
  void shouldReadNothingWhenTheKeyWasDestroyed() {
    // Given
    byte[] bytes = serde.serializer().serialize("t", OF_ANNA);
    byte[] key = users.serialize("t", "anna");

    // When
    keys.destroy(keys.pseudonyms().ofRecords("anna"), keys.retire("anna"));

    // Then
    assertThat(serde.deserializer().deserialize("t", bytes)).isNull();
    assertThat(readUsers.deserialize("t", key)).doesNotContain("anna").startsWith("\0~");
  }

  @Test
  void shouldReadPlainRecordsToo() {
    // When
    byte[] plain = AvroSerde.of(ErasureCommand.class, schemas).serializer().serialize("t", OF_ANNA);

    // Then
    assertThat(serde.deserializer().deserialize("t", plain)).isEqualTo(OF_ANNA);
    assertThat(readUsers.deserialize("t", "anna".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("anna");
  }

  @Test
  void shouldLeaveARecordPlainWhenItNamesNobody() {
    // Given
    ErasureCommand nameless = new ErasureCommand("c1", "", Instant.ofEpochMilli(5), "user");

    // When
    byte[] bytes = serde.serializer().serialize("t", nameless);

    // Then
    assertThat(bytes[0]).isZero();
    assertThat(AvroSerde.of(ErasureCommand.class, schemas).deserializer().deserialize("t", bytes))
        .isEqualTo(nameless);
  }

  @Test
  void shouldGiveAllRecordsOfAUserTheSameKey() {
    // Given
    serde.serializer().serialize("t", OF_ANNA);

    // When
    byte[] key = users.serialize("t", "anna");

    // Then
    assertThat(text(key)).doesNotContain("anna");
    assertThat(users.serialize("other", "anna")).isEqualTo(key);
    assertThat(readUsers.deserialize("t", key)).isEqualTo("anna");
  }

  @Test
  void shouldWriteAPseudonymAsItWasWhenNobodyIsLeftBehindIt() {
    // Given
    byte[] key = "~AAAAAAAAAAAAAAAAAAAAAA".getBytes(StandardCharsets.UTF_8);

    // When
    String nobody = readUsers.deserialize("t", key);

    // Then
    assertThat(users.serialize("t", nobody)).isEqualTo(key);
    assertThat(users.serialize("t", text(key))).isNotEqualTo(key);
  }

  @Test
  void shouldCallItPoisonWhenSealedBytesWereChanged() {
    // Given
    byte[] bytes = serde.serializer().serialize("t", OF_ANNA);
    bytes[bytes.length - 1] ^= 1;

    // Then
    assertThatThrownBy(() -> serde.deserializer().deserialize("t", bytes))
        .isInstanceOfSatisfying(
            MalformedRecordException.class,
            e -> assertThat(List.of(e.reason())).containsExactly(MalformedCause.BROKEN_SEAL));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
