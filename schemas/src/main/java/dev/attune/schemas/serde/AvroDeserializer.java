package dev.attune.schemas.serde;

import dev.attune.schemas.codec.BodyReader;
import dev.attune.schemas.codec.RecordBuffer;
import dev.attune.schemas.codec.RecordBytes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to record. Shared between threads.
 *
 * <p>No length in the bytes can make it allocate much: each is compared with the bytes that are
 * left.
 */
final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {
  private final WriterSchemas<T> writers;

  AvroDeserializer(WriterSchemas<T> writers) {
    this.writers = writers;
  }

  /**
   * {@inheritDoc}
   *
   * @throws MalformedRecordException if the bytes are no record: poison
   * @throws dev.attune.schemas.registry.SchemaRegistryException.Unavailable if the schema is not
   *     known yet and the registry does not answer: not poison, the same bytes may be well later
   */
  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] data) {
    if (data == null) {
      return null;
    }
    BodyReader<T> reader = writers.reader(topic, schemaId(topic, data));
    return read(topic, reader, data);
  }

  private static int schemaId(String topic, byte[] data) {
    if (data.length == 0) {
      throw new MalformedRecordException(topic, MalformedCause.EMPTY, "no bytes");
    }
    if (data[0] != 0) {
      throw new MalformedRecordException(
          topic, MalformedCause.WRONG_MAGIC_BYTE, "the first byte is " + data[0] + ", not 0");
    }
    if (data.length < RecordBuffer.HEADER_BYTES) {
      throw new MalformedRecordException(
          topic, MalformedCause.TRUNCATED, data.length + " bytes, too few for a schema id");
    }
    return ByteBuffer.wrap(data).getInt(1);
  }

  // The decoder's exceptions are not kept as causes: their texts are Avro's and may change to hold
  // values.
  private T read(String topic, BodyReader<T> reader, byte[] data) {
    try {
      RecordBytes in = new RecordBytes(data, RecordBuffer.HEADER_BYTES);
      T datum = reader.read(in);
      if (in.isEnd()) {
        return datum;
      }
    } catch (EOFException e) {
      throw malformed(topic, MalformedCause.TRUNCATED, data);
    } catch (CharacterCodingException e) {
      throw malformed(topic, MalformedCause.INVALID_UTF8, data);
    } catch (IOException | AvroRuntimeException | ArithmeticException | NumberFormatException e) {
      throw malformed(topic, MalformedCause.INVALID_VALUE, data);
    } catch (UnsupportedOperationException | IndexOutOfBoundsException e) {
      throw malformed(topic, MalformedCause.INVALID_VALUE, data);
    }
    throw malformed(topic, MalformedCause.TRAILING_BYTES, data);
  }

  private static MalformedRecordException malformed(
      String topic, MalformedCause cause, byte[] data) {
    return new MalformedRecordException(topic, cause, "in a value of " + data.length + " bytes");
  }
}
