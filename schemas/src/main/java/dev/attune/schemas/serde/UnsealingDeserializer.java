package dev.attune.schemas.serde;

import dev.attune.schemas.seal.BrokenSealException;
import dev.attune.schemas.seal.DataKey;
import dev.attune.schemas.seal.DataKeys;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads sealed and plain records. What nobody can open any more is null: its user was erased. */
final class UnsealingDeserializer<T extends SpecificRecord> implements Deserializer<T> {

  private final Deserializer<T> plain;
  private final DataKeys keys;

  UnsealingDeserializer(Deserializer<T> plain, DataKeys keys) {
    this.plain = plain;
    this.keys = keys;
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] data) {
    Optional<DataKey.Id> id = data == null ? Optional.empty() : DataKey.of(data);
    if (data == null || id.isEmpty()) {
      return plain.deserialize(topic, data);
    }
    Optional<DataKey> key = keys.find(id.get());
    return key.isEmpty() ? null : plain.deserialize(topic, open(topic, key.get(), data));
  }

  private static byte[] open(String topic, DataKey key, byte[] data) {
    try {
      return key.open(data);
    } catch (BrokenSealException changed) {
      throw new MalformedRecordException(
          topic, MalformedCause.BROKEN_SEAL, "in a value of " + data.length + " bytes");
    }
  }
}
