package dev.attune.connectors.transform;

import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.line.Cause;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Calls of the Segment spec, one a record: as text, bytes or map. RudderStack writes the same.
 *
 * @param <R> records of sources or of sinks
 */
public final class FromSegment<R extends ConnectRecord<R>> extends EventTransform<R> {

  /** Made by Connect. */
  public FromSegment() {
    super("segment");
  }

  @Override
  public ConfigDef config() {
    return keys();
  }

  @Override
  Optional<Fields> call(Rows rows, R row) {
    Fields call = rows.read(row.valueSchema(), row.value());
    if (call.has("batch")) {
      throw new BadValueException(
          Cause.UNKNOWN_EVENT, "a batch holds many calls, a transform gives one: part it before");
    }
    return Optional.of(call);
  }
}
