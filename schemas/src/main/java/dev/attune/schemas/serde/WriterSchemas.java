package dev.attune.schemas.serde;

import dev.attune.schemas.codec.BodyReader;
import dev.attune.schemas.codec.DecoderCompiler;
import dev.attune.schemas.codec.EvolvedReader;
import dev.attune.schemas.codec.ValueDecoder;
import dev.attune.schemas.contract.Contracts;
import dev.attune.schemas.contract.Resolution;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.registry.SchemaRegistryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * For each schema that records were written with, the way to read them as our class. Shared between
 * threads. What is unknown is not kept here: it may be registered later, and the registry's cache
 * bounds how often it is asked.
 */
final class WriterSchemas<T extends SpecificRecord> {
  private final SchemaRegistry registry;
  private final Class<T> type;
  private final Schema readerSchema;
  private final SpecificData data;
  private final Map<Integer, Writer<T>> byId = new ConcurrentHashMap<>();
  private volatile @Nullable Writer<T> last;

  WriterSchemas(SchemaRegistry registry, Class<T> type) {
    this.registry = registry;
    this.type = type;
    this.readerSchema = Contracts.schemaOf(type);
    this.data = Contracts.data(type);
  }

  /**
   * The reader of records with this id.
   *
   * @throws MalformedRecordException if there is no such schema, or it cannot be read as our class
   * @throws SchemaRegistryException.Unavailable if the registry does not answer: try again
   */
  BodyReader<T> reader(String topic, int id) {
    Writer<T> recent = last;
    if (recent == null || recent.id() != id) {
      recent = resolve(topic, id);
      last = recent;
    }
    if (recent.reader() == null) {
      throw new MalformedRecordException(
          topic,
          MalformedCause.INCOMPATIBLE_SCHEMA,
          "schema " + id + " cannot be read as " + readerSchema.getFullName());
    }
    return recent.reader();
  }

  private Writer<T> resolve(String topic, int id) {
    try {
      return byId.computeIfAbsent(id, this::resolve);
    } catch (SchemaRegistryException.UnknownSchema e) {
      throw new MalformedRecordException(
          topic, MalformedCause.UNKNOWN_SCHEMA_ID, "the registry has no schema " + id);
    }
  }

  private Writer<T> resolve(int id) {
    try {
      Schema writerSchema = registry.schemaById(id);
      return Resolution.problems(readerSchema, writerSchema).isEmpty()
          ? new Writer<>(id, readerOf(writerSchema))
          : new Writer<>(id, null);
    } catch (SchemaRegistryException.Incompatible e) {
      return new Writer<>(id, null);
    } catch (IOException e) {
      throw new UncheckedIOException("a schema in memory cannot fail to be read", e);
    }
  }

  private BodyReader<T> readerOf(Schema writerSchema) throws IOException {
    if (!SchemaNormalization.toParsingForm(writerSchema)
        .equals(SchemaNormalization.toParsingForm(readerSchema))) {
      return new EvolvedReader<>(
          new FastReaderBuilder(data).createDatumReader(writerSchema, readerSchema));
    }
    ValueDecoder decoder = DecoderCompiler.compile(readerSchema, data);
    return in -> type.cast(Objects.requireNonNull(decoder.decode(in)));
  }

  private record Writer<T>(int id, @Nullable BodyReader<T> reader) {}
}
