package dev.attune.connectors.transform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Times;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.line.Cause;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table of orders, as Debezium follows them: an order that comes to be paid, given back
 * or cancelled becomes an event, any other change none. Reads Debezium's envelope, and the plain
 * rows that its ExtractNewRecordState makes.
 *
 * <p>The event's id is made of order and kind: where Debezium cannot say what a row was before, or
 * reads the table once more, the same event comes again and is dropped as a duplicate.
 *
 * @param <R> records of sources or of sinks
 */
public final class FromDebezium<R extends ConnectRecord<R>> extends EventTransform<R> {

  private static final String USER = "column.user";
  private static final String ORDER = "column.order";
  private static final String TIME = "column.time";
  private static final String STATUS = "column.status";
  private static final String LINES = "column.lines";
  private static final String TOTAL = "column.total";
  private static final String CURRENCY = "column.currency";
  private static final String COUPON = "column.coupon";

  /** Settings that list the words for a kind of event. */
  private static final Map<String, String> KINDS =
      Map.of(
          "status.completed", "Order Completed",
          "status.refunded", "Order Refunded",
          "status.cancelled", "Order Cancelled");

  private final Map<String, String> columns = new HashMap<>();
  private final Map<String, String> eventByStatus = new HashMap<>();

  /** Made by Connect. */
  public FromDebezium() {
    super("debezium");
  }

  @Override
  public ConfigDef config() {
    ConfigDef keys = keys();
    column(keys, USER, "user_id", Importance.HIGH, "The column with the user's id.");
    column(keys, ORDER, "order_id", Importance.HIGH, "The column with the order's number.");
    column(keys, TIME, "updated_at", Importance.HIGH, "The column with the time of the change.");
    column(keys, STATUS, "status", Importance.HIGH, "The column with the order's state.");
    column(
        keys,
        LINES,
        "lines",
        Importance.HIGH,
        "The column with the products, a JSON array of objects with product_id, name, price and"
            + " quantity.");
    column(keys, TOTAL, "total", Importance.MEDIUM, "The column with the amount paid.");
    column(keys, CURRENCY, "currency", Importance.MEDIUM, "The column with the ISO 4217 code.");
    column(keys, COUPON, "coupon", Importance.LOW, "The column with the coupon.");
    status(keys, "status.completed", "completed,paid", "States of an order that was paid.");
    status(keys, "status.refunded", "refunded", "States of an order that was given back.");
    status(
        keys, "status.cancelled", "cancelled,canceled", "States of an order that was cancelled.");
    return keys;
  }

  private static void column(
      ConfigDef keys, String key, String usual, Importance importance, String doc) {
    keys.define(key, ConfigDef.Type.STRING, usual, new ConfigDef.NonEmptyString(), importance, doc);
  }

  private static void status(ConfigDef keys, String key, String usual, String doc) {
    keys.define(
        key,
        ConfigDef.Type.LIST,
        List.of(usual.split(",", -1)),
        ConfigDef.ValidList.anyNonDuplicateValues(true, false),
        Importance.MEDIUM,
        doc);
  }

  @Override
  void take(AbstractConfig config) {
    for (String key : List.of(USER, ORDER, TIME, STATUS, LINES, TOTAL, CURRENCY, COUPON)) {
      columns.put(key, config.getString(key));
    }
    KINDS.forEach((key, event) -> {
      for (String word : config.getList(key)) {
        if (eventByStatus.put(word.toLowerCase(Locale.ROOT), event) != null) {
          throw new ConfigException(key + " names the state " + word + ", as another setting does");
        }
      }
    });
  }

  @Override
  Optional<Fields> call(Rows rows, R row) {
    Fields change = rows.read(row.valueSchema(), row.value());
    boolean enveloped = change.has("op") && change.has("after");
    Fields after = enveloped ? change.object("after") : change;
    String event = event(after);
    // A deleted row has nothing after it; an unchanged state is no new event.
    if (event == null || (enveloped && event.equals(event(change.object("before"))))) {
      return Optional.empty();
    }
    return Optional.of(order(rows, event, after));
  }

  private @Nullable String event(Fields order) {
    String status = order.text(column(STATUS));
    return status == null ? null : eventByStatus.get(status.toLowerCase(Locale.ROOT));
  }

  private Fields order(Rows rows, String event, Fields row) {
    String order = row.requiredId(column(ORDER));
    return Call.track(event)
        .id("order-" + order + "-" + event.toLowerCase(Locale.ROOT).replace(' ', '-'))
        .user(row.requiredId(column(USER)), null)
        .at(Times.iso(column(TIME), time(row)))
        .property("order_id", order)
        .property("total", row.text(column(TOTAL)))
        .property("currency", row.text(column(CURRENCY)))
        .property("coupon", row.text(column(COUPON)))
        .property("products", lines(rows, row))
        .fields();
  }

  private String time(Fields row) {
    String time = row.text(column(TIME));
    if (time == null) {
      throw new BadValueException(Cause.BAD_TIMESTAMP, column(TIME) + " is missing");
    }
    return time;
  }

  private JsonNode lines(Rows rows, Fields row) {
    return rows.column(row.node().path(column(LINES)));
  }

  private String column(String key) {
    return columns.getOrDefault(key, "");
  }
}
