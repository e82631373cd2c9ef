package dev.attune.schemas.serde;

import dev.attune.schemas.contract.Contracts;
import dev.attune.schemas.contract.SubjectName;
import dev.attune.schemas.registry.SchemaRegistry;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Generated Avro records in the Confluent wire format: a zero byte, the schema's id as four bytes
 * big-endian, the Avro body. A null stays null. Records that were written with another version of
 * the schema are read as ours.
 *
 * <p>Where the registry has data keys, records of users are sealed with them ({@link
 * SealingSerializer}); both kinds are read. A record whose key was destroyed is read as null.
 *
 * <p>One instance serves many topics and threads. In Kafka Streams the topic of a state store is
 * the name of its changelog. The registry belongs to the caller; closing the serde leaves it open.
 *
 * @see <a
 *     href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format">wire
 *     format</a>
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {
  private final Serializer<T> serializer;
  private final Deserializer<T> deserializer;

  private AvroSerde(Class<T> type, SchemaRegistry registry, SubjectName name, SerdeConfig config) {
    Schema contract = Contracts.contractOf(type);
    Serializer<T> plain =
        new AvroSerializer<>(type, new SchemaIds(registry, contract, name, config.idSource()));
    Deserializer<T> readPlain = new AvroDeserializer<>(new WriterSchemas<>(registry, type));
    this.serializer =
        registry.dataKeys().map(keys -> SealingSerializer.over(plain, type, keys)).orElse(plain);
    this.deserializer =
        registry
            .dataKeys()
            .<Deserializer<T>>map(keys -> new UnsealingDeserializer<>(readPlain, keys))
            .orElse(readPlain);
  }

  /** For record values; registers the schema on the first write to each topic. */
  public static <T extends SpecificRecord> AvroSerde<T> of(Class<T> type, SchemaRegistry registry) {
    return of(type, registry, Map.of());
  }

  /**
   * For record values.
   *
   * @param config keys of {@link SerdeConfig}; others are ignored
   */
  public static <T extends SpecificRecord> AvroSerde<T> of(
      Class<T> type, SchemaRegistry registry, Map<String, ?> config) {
    return new AvroSerde<>(type, registry, SubjectName.VALUE, new SerdeConfig(config));
  }

  /**
   * For record keys.
   *
   * @param config keys of {@link SerdeConfig}; others are ignored
   */
  public static <T extends SpecificRecord> AvroSerde<T> ofKey(
      Class<T> type, SchemaRegistry registry, Map<String, ?> config) {
    return new AvroSerde<>(type, registry, SubjectName.KEY, new SerdeConfig(config));
  }

  @Override
  public Serializer<T> serializer() {
    return serializer;
  }

  @Override
  public Deserializer<T> deserializer() {
    return deserializer;
  }
}
