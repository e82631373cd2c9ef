package dev.attune.connectors.converter;

import dev.attune.schemas.registry.RegistryConfig;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.registry.SchemaRegistryException;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.serde.SerdeConfig;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Values of our topics for Kafka Connect: structs of our contracts to bytes in the Confluent wire
 * format and back. The struct's schema name says which contract it is of; of bytes the registry
 * says so. A contract that was written in another version is read as ours.
 *
 * <p>Sealed records cannot be read here, because a Connect cluster has none of the users' keys; the
 * topic of offers is never sealed.
 *
 * <p>One thread uses it, as Connect's contract for converters says.
 */
public final class AvroConverter implements Converter, Versioned {

  private static final int ID_PLACE = 1;
  private static final int HEADER_BYTES = 5;

  private final Map<Class<?>, AvroSerde<SpecificRecord>> serdes = new ConcurrentHashMap<>();
  private @Nullable SchemaRegistry registry;
  private Map<String, ?> settings = Map.of();

  /** Made by Connect, which calls {@link #configure} next. */
  public AvroConverter() {}

  @Override
  public String version() {
    return PluginVersion.get();
  }

  @Override
  public ConfigDef config() {
    ConfigDef keys = RegistryConfig.definition();
    SerdeConfig.definition().configKeys().values().forEach(keys::define);
    return keys;
  }

  /**
   * {@inheritDoc}
   *
   * @throws DataException where it is to convert keys, which are texts in our topics
   */
  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    if (isKey) {
      throw new DataException(
          "Keys of our topics are texts: set key.converter to"
              + " org.apache.kafka.connect.storage.StringConverter");
    }
    settings = Map.copyOf(configs);
    registry = SchemaRegistry.open(configs);
  }

  /**
   * {@inheritDoc}
   *
   * @throws DataException where the value is no struct of a contract
   * @throws RetriableException where the registry does not answer
   */
  @Override
  public byte @Nullable [] fromConnectData(
      String topic, @Nullable Schema schema, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof Struct struct)) {
      throw new DataException(
          "A value for "
              + topic
              + " is no struct of our contracts: add one of our transforms before it is written");
    }
    Class<? extends SpecificRecord> type = type(struct.schema().name());
    return retriable(
        () -> serde(type).serializer().serialize(topic, ContractRecord.of(struct, type)));
  }

  /**
   * {@inheritDoc}
   *
   * @throws DataException where the bytes are no record of a contract
   * @throws RetriableException where the registry does not answer
   */
  @Override
  public SchemaAndValue toConnectData(String topic, byte @Nullable [] value) {
    if (value == null) {
      return SchemaAndValue.NULL;
    }
    SpecificRecord datum =
        retriable(() -> serde(writtenType(topic, value)).deserializer().deserialize(topic, value));
    return new SchemaAndValue(ContractSchema.of(datum.getClass()), ContractStruct.of(datum));
  }

  private Class<? extends SpecificRecord> writtenType(String topic, byte[] value) {
    if (value.length < HEADER_BYTES || value[0] != 0) {
      throw new DataException(
          "A record of "
              + topic
              + " does not begin as the Confluent wire format does; a sealed one can be read by the"
              + " roles of Attune only");
    }
    return type(open().schemaById(ByteBuffer.wrap(value).getInt(ID_PLACE)).getFullName());
  }

  private static Class<? extends SpecificRecord> type(@Nullable String name) {
    Optional<Class<? extends SpecificRecord>> known = ContractTypes.named(name);
    return known.orElseThrow(
        () -> new DataException(name + " is none of our contracts: " + ContractTypes.names()));
  }

  @SuppressWarnings("unchecked")
  private AvroSerde<SpecificRecord> serde(Class<? extends SpecificRecord> type) {
    return serdes.computeIfAbsent(
        type, unused -> AvroSerde.of((Class<SpecificRecord>) type, open(), settings));
  }

  private SchemaRegistry open() {
    SchemaRegistry opened = registry;
    if (opened == null) {
      throw new DataException("The converter is not configured");
    }
    return opened;
  }

  private static <T> T retriable(Work<T> work) {
    try {
      return work.run();
    } catch (SchemaRegistryException.Unavailable away) {
      throw new RetriableException(
          "The schema registry does not answer: " + away.getMessage(), away);
    } catch (SchemaRegistryException | SerializationException e) {
      throw new DataException(e.getMessage(), e);
    }
  }

  /** Something that may meet the registry. */
  private interface Work<T> {
    T run();
  }

  @Override
  public void close() {
    SchemaRegistry opened = registry;
    registry = null;
    if (opened != null) {
      opened.close();
    }
  }
}
