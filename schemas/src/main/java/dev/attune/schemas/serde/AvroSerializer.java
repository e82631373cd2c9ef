package dev.attune.schemas.serde;

import dev.attune.schemas.contract.Contracts;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Record to bytes. Shared between threads: a thread takes the one spare scratch pad or makes its
 * own, and puts it back unless it grew large; so buffers are reused without a copy per thread.
 */
final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {
  private static final int MAX_SPARE_BYTES = 64 << 10;

  private final Schema schema;
  private final DatumWriter<T> writer;
  private final SchemaIds ids;
  private final AtomicReference<@Nullable Scratch> spare = new AtomicReference<>();

  AvroSerializer(Class<T> type, SchemaIds ids) {
    this.schema = Contracts.schemaOf(type);
    this.writer = new NullableUnionWriter<>(schema, Contracts.data(type));
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
    Scratch scratch = spare.getAndSet(null);
    if (scratch == null) {
      scratch = new Scratch();
    }
    byte[] bytes = encode(scratch, id, data);
    if (scratch.buffer.capacity() <= MAX_SPARE_BYTES) {
      spare.set(scratch);
    }
    return bytes;
  }

  private byte[] encode(Scratch scratch, int id, T data) {
    try {
      scratch.buffer.start(id);
      writer.write(data, scratch.encoder);
      scratch.encoder.flush();
      return scratch.buffer.toByteArray();
    } catch (IOException | AvroRuntimeException | NullPointerException | ClassCastException e) {
      throw new SerializationException("a record breaks its schema " + schema.getFullName(), e);
    }
  }

  private static final class Scratch {
    final RecordBuffer buffer = new RecordBuffer();
    final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(buffer, null);
  }
}
