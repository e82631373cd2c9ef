package dev.attune.connectors.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.line.Cause;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.jspecify.annotations.Nullable;

/**
 * Rows of Google Analytics 4 as its export to BigQuery writes them, one event a row. An event about
 * one product takes the first of its items. Events that the browser makes by itself, such as {@code
 * scroll}, are left out.
 *
 * @param <R> records of sources or of sinks
 * @see <a href="https://support.google.com/analytics/answer/7029846">the export's schema</a>
 */
public final class FromGa4<R extends ConnectRecord<R>> extends EventTransform<R> {

  /** By the names of GA4's recommended events for shops. */
  private static final Map<String, String> EVENTS =
      Map.ofEntries(
          Map.entry("view_item", "Product Viewed"),
          Map.entry("view_item_list", "Product List Viewed"),
          Map.entry("select_item", "Product Clicked"),
          Map.entry("add_to_cart", "Product Added"),
          Map.entry("remove_from_cart", "Product Removed"),
          Map.entry("add_to_wishlist", "Product Added to Wishlist"),
          Map.entry("view_cart", "Cart Viewed"),
          Map.entry("begin_checkout", "Checkout Started"),
          Map.entry("purchase", "Order Completed"),
          Map.entry("refund", "Order Refunded"),
          Map.entry("search", "Products Searched"),
          Map.entry("view_search_results", "Products Searched"),
          Map.entry("share", "Product Shared"));

  /** What Google writes where it knows nothing. */
  private static final String NOT_SET = "(not set)";

  private static final List<String> KINDS =
      List.of("string_value", "int_value", "double_value", "float_value");

  private static final List<String> CATEGORIES =
      List.of(
          "item_category", "item_category2", "item_category3", "item_category4", "item_category5");

  private static final List<String> BY_ITSELF =
      List.of("scroll", "user_engagement", "session_start", "first_visit", "click");

  /** Made by Connect. */
  public FromGa4() {
    super("ga4");
  }

  @Override
  public ConfigDef config() {
    return keys();
  }

  @Override
  Optional<Fields> call(Rows rows, R row) {
    Fields event = rows.read(row.valueSchema(), row.value());
    String name = event.requiredId("event_name");
    if (BY_ITSELF.contains(name)) {
      return Optional.empty();
    }
    Call call =
        name.equals("page_view") ? Call.page() : Call.track(EVENTS.getOrDefault(name, name));
    call.user(event.id("user_id"), event.id("user_pseudo_id"))
        .at(time(event))
        .context("sessionId", parameter(event, "ga_session_id"))
        .context("locale", event.object("device").text("language"))
        .property("url", parameter(event, "page_location"))
        .property("query", parameter(event, "search_term"))
        .property("currency", parameter(event, "currency"))
        .property("coupon", parameter(event, "coupon"));
    products(name, event, call);
    return Optional.of(call.fields());
  }

  private static void products(String name, Fields event, Call call) {
    List<ObjectNode> products = new ArrayList<>();
    event.objects("items").forEach(item -> products.add(product(item)));
    if (name.equals("purchase") || name.equals("refund")) {
      Fields order = event.object("ecommerce");
      String id = order.id("transaction_id");
      String total = order.text(name.equals("purchase") ? "purchase_revenue" : "refund_value");
      call.lines(products)
          .property("order_id", id == null ? parameter(event, "transaction_id") : id)
          .property("total", total == null ? parameter(event, "value") : total);
    } else if (!products.isEmpty()) {
      call.products(products);
    }
  }

  /** Microseconds since 1970, UTC; BigQuery's own export to JSON writes them as a text. */
  private static Instant time(Fields event) {
    String micros = event.text("event_timestamp");
    try {
      return Instant.EPOCH.plus(
          new BigDecimal(String.valueOf(micros)).longValueExact(), ChronoUnit.MICROS);
    } catch (ArithmeticException | NumberFormatException e) {
      throw BadValueException.of(
          Cause.BAD_TIMESTAMP, "event_timestamp", String.valueOf(micros), "in microseconds");
    }
  }

  private static @Nullable String parameter(Fields event, String key) {
    for (Fields parameter : event.objects("event_params")) {
      if (key.equals(parameter.text("key"))) {
        Fields value = parameter.object("value");
        return KINDS.stream()
            .map(value::text)
            .filter(text -> text != null)
            .findFirst()
            .orElse(null);
      }
    }
    return null;
  }

  private static ObjectNode product(Fields item) {
    ObjectNode product = JsonNodeFactory.instance.objectNode();
    copy(item, "item_id", product, "product_id");
    copy(item, "item_name", product, "name");
    copy(item, "item_brand", product, "brand");
    copy(item, "price", product, "price");
    copy(item, "quantity", product, "quantity");
    String category =
        CATEGORIES.stream()
            .map(item::text)
            .flatMap(Stream::ofNullable)
            .filter(text -> !text.equals(NOT_SET))
            .collect(Collectors.joining("/"));
    if (!category.isEmpty()) {
      product.put("category", category);
    }
    return product;
  }

  private static void copy(Fields item, String from, ObjectNode product, String to) {
    JsonNode value = item.node().path(from);
    boolean known = !value.isMissingNode() && !value.isNull() && !value.asText().equals(NOT_SET);
    if (known) {
      product.set(to, value);
    }
  }
}
