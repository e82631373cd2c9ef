package dev.attune.connectors.transform;

import dev.attune.avro.ConsentRecord;
import dev.attune.connectors.converter.ContractSchema;
import dev.attune.connectors.converter.ContractStruct;
import dev.attune.connectors.converter.PluginVersion;
import dev.attune.connectors.log.ConsentVersions;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.segment.SegmentOrigin;
import dev.attune.connectors.log.segment.SegmentReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.transforms.Transformation;

/**
 * Turns rows of one system into events: one row is one event or none. The record goes to the
 * event's topic, keyed by its user. Belongs to its task's thread.
 *
 * @param <R> records of sources or of sinks
 */
abstract sealed class EventTransform<R extends ConnectRecord<R>>
    implements Transformation<R>, Versioned
    permits FromSegment, FromSnowplow, FromGa4, FromDebezium {

  private static final String TOPIC_PREFIX = "topic.prefix";
  private static final int ID_BYTES = 16;

  private final String source;
  private final SegmentReader reader = new SegmentReader();
  private final Rows rows = new Rows();
  private final ConsentVersions consents = new ConsentVersions();
  private String prefix = "";

  EventTransform(String source) {
    this.source = source;
  }

  /** The keys of one of these, with others of its own. */
  static ConfigDef keys() {
    return new ConfigDef()
        .define(
            TOPIC_PREFIX,
            ConfigDef.Type.STRING,
            "",
            ConfigDef.Importance.MEDIUM,
            "Put before the topics' names, with its dot, such as \"shop.\"; empty for none.");
  }

  @Override
  public final String version() {
    return PluginVersion.get();
  }

  @Override
  public final void configure(Map<String, ?> configs) {
    AbstractConfig config = new AbstractConfig(config(), configs, false);
    prefix = config.getString(TOPIC_PREFIX);
    take(config);
  }

  /** Its own settings, read once at the start. */
  void take(AbstractConfig config) {
    // Most have none.
  }

  /**
   * The call that a row stands for; empty where it is no event.
   *
   * @throws BadValueException where it should be one and cannot be read
   */
  abstract Optional<Fields> call(Rows rows, R row);

  /**
   * {@inheritDoc}
   *
   * @return null where the row is no event
   * @throws DataException where it should be one and cannot be read: what then happens is for the
   *     connector's errors.tolerance
   */
  @Override
  @SuppressWarnings("NullAway") // Connect's way of leaving a record out is null.
  public final R apply(R row) {
    if (row.value() == null) {
      return null;
    }
    try {
      return call(rows, row).flatMap(this::read).map(draft -> event(row, draft)).orElse(null);
    } catch (BadValueException e) {
      throw new DataException(
          "%s cannot read a record of %s: %s: %s"
              .formatted(getClass().getSimpleName(), row.topic(), e.reason(), e.getMessage()));
    }
  }

  private Optional<Draft> read(Fields call) {
    SegmentOrigin origin = new SegmentOrigin(source, source + "-" + hash(call), 0, null);
    return reader.read(call.requiredId("type"), call, origin);
  }

  /** Names an event that brings no id: the same row is the same event. */
  private static String hash(Fields call) {
    try {
      byte[] text = call.node().toString().getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private R event(R row, Draft draft) {
    SpecificRecord value = draft.value();
    if (value instanceof ConsentRecord consent) {
      value = consents.versioned(consent, arrival(row));
    }
    return row.newRecord(
        prefix + draft.topic().key(),
        null,
        Schema.STRING_SCHEMA,
        draft.key(),
        ContractSchema.of(value.getClass()),
        ContractStruct.of(value),
        row.timestamp());
  }

  private Instant arrival(R row) {
    Long timestamp = row.timestamp();
    return timestamp == null ? Instant.now() : Instant.ofEpochMilli(timestamp);
  }

  @Override
  public final void close() {
    // Nothing is open.
  }
}
