package dev.attune.schemas.serde;

import dev.attune.schemas.codec.EncoderCompiler;
import dev.attune.schemas.codec.RecordBuffer;
import dev.attune.schemas.codec.ValueEncoder;
import dev.attune.schemas.contract.Contracts;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Record to bytes. Shared between threads: a thread takes the one spare buffer or makes its own,
 * and puts it back unless it grew large; so buffers are reused without a copy per thread.
 */
final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {
  private static final int MAX_SPARE_BYTES = 64 << 10;

  private final Schema schema;
  private final ValueEncoder encoder;
  private final SchemaIds ids;
  private final AtomicReference<@Nullable RecordBuffer> spare = new AtomicReference<>();

  AvroSerializer(Class<T> type, SchemaIds ids) {
    this.schema = Contracts.schemaOf(type);
    this.encoder = EncoderCompiler.compile(schema);
    this.ids = ids;
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.attune.schemas.registry.SchemaRegistryException if the schema has no id and gets
   *     none
   * @throws SerializationException if the record breaks its own schema, say by a null where none
   *     may be: a bug of the caller
   */
  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T data) {
    if (data == null) {
      return null;
    }
    int id = ids.of(topic);
    RecordBuffer buffer = spare.getAndSet(null);
    if (buffer == null) {
      buffer = new RecordBuffer();
    }
    byte[] bytes = encode(buffer, id, data);
    if (buffer.capacity() <= MAX_SPARE_BYTES) {
      spare.set(buffer);
    }
    return bytes;
  }

  private byte[] encode(RecordBuffer buffer, int id, T data) {
    try {
      buffer.start(id);
      encoder.encode(data, buffer);
      return buffer.toByteArray();
    } catch (AvroRuntimeException | NullPointerException | ClassCastException e) {
      throw new SerializationException("a record breaks its schema " + schema.getFullName(), e);
    }
  }
}
