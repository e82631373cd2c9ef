package dev.attune.schemas.serde;

import dev.attune.avro.DeadLetter;
import dev.attune.schemas.seal.DataKey;
import dev.attune.schemas.seal.DataKeys;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Seals the bytes of each record with its user's key: in a topic, in a store and its change log,
 * and in every copy of them, they can be read as long as that key exists. A record that names no
 * user stays plain.
 *
 * @see dev.attune.schemas.seal.DataKey
 */
final class SealingSerializer<T extends SpecificRecord> implements Serializer<T> {

  private final Serializer<T> plain;
  private final RecordOwner owner;
  private final DataKeys keys;

  private SealingSerializer(Serializer<T> plain, RecordOwner owner, DataKeys keys) {
    this.plain = plain;
    this.owner = owner;
    this.keys = keys;
  }

  /** Seals what belongs to users; what does not is given back as it is. */
  static <T extends SpecificRecord> Serializer<T> over(
      Serializer<T> plain, Class<T> type, DataKeys keys) {
    if (type.equals(DeadLetter.class)) {
      return (topic, letter) -> plain.serialize(topic, type.cast(sealedOnly((DeadLetter) letter)));
    }
    Optional<RecordOwner> owner = RecordOwner.in(type);
    return owner
        .<Serializer<T>>map(found -> new SealingSerializer<>(plain, found, keys))
        .orElse(plain);
  }

  /**
   * A letter keeps the bytes it is about only where they are sealed already. Of others nobody knows
   * whose they are: no key could seal them, and no erasure find them. Their place stays.
   */
  private static @Nullable DeadLetter sealedOnly(@Nullable DeadLetter letter) {
    if (letter == null || letter.getValue() == null || isSealed(letter.getValue())) {
      return letter;
    }
    return new DeadLetter(
        letter.getStep(),
        letter.getCause(),
        letter.getDetail(),
        letter.getTopic(),
        letter.getPartition(),
        letter.getOffset(),
        letter.getRecordedAt(),
        letter.getValueBytes(),
        null);
  }

  private static boolean isSealed(ByteBuffer value) {
    byte[] bytes = new byte[value.remaining()];
    value.duplicate().get(bytes);
    return DataKey.of(bytes).isPresent();
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T data) {
    if (data == null) {
      return null;
    }
    byte[] bytes = plain.serialize(topic, data);
    String user = owner.of(data);
    return user.isEmpty() ? bytes : keys.forWriting(user).seal(bytes);
  }
}
