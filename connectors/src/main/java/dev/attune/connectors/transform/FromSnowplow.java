package dev.attune.connectors.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.connectors.log.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.jspecify.annotations.Nullable;

/**
 * Enriched events of Snowplow: lines of tab-separated values, or the JSON of its analytics SDKs.
 * Reads page views, structured events by their action, site searches and the e-commerce actions
 * with their entities. Page pings are left out, as are the old transaction events, whose products
 * come as events of their own.
 *
 * @param <R> records of sources or of sinks
 */
public final class FromSnowplow<R extends ConnectRecord<R>> extends EventTransform<R> {

  private static final String SHOP = "com.snowplowanalytics.snowplow.ecommerce/";
  private static final String SEARCH = "com.snowplowanalytics.snowplow/site_search";

  /** By the type of the e-commerce action. */
  private static final Map<String, String> ACTIONS =
      Map.of(
          "product_view", "Product Viewed",
          "list_view", "Product List Viewed",
          "list_click", "Product Clicked",
          "add_to_cart", "Product Added",
          "remove_from_cart", "Product Removed",
          "transaction", "Order Completed",
          "refund", "Order Refunded");

  /** Made by Connect. */
  public FromSnowplow() {
    super("snowplow");
  }

  @Override
  public ConfigDef config() {
    return keys();
  }

  @Override
  Optional<Fields> call(Rows rows, R row) {
    SnowplowEvent event = event(rows, row);
    return call(event).map(call -> common(event, call).fields());
  }

  private SnowplowEvent event(Rows rows, R row) {
    String text = Rows.text(row.value());
    return text == null || text.stripLeading().startsWith("{")
        ? new SnowplowEvent(rows.read(row.valueSchema(), row.value()))
        : SnowplowEvent.ofLine(text);
  }

  private static Optional<Call> call(SnowplowEvent event) {
    return switch (event.columns().requiredId("event")) {
      case "page_view" -> Optional.of(Call.page());
      case "struct" -> Optional.of(Call.track(named(event.text("se_action"))));
      case "unstruct" -> Optional.of(selfDescribing(event));
      default -> Optional.empty();
    };
  }

  private static String named(@Nullable String name) {
    return Objects.requireNonNullElse(name, "Unnamed");
  }

  private static Call selfDescribing(SnowplowEvent event) {
    Fields action = event.selfDescribing(SHOP + "snowplow_ecommerce_action");
    String type = action.text("type");
    if (type != null) {
      return shopping(event, type);
    }
    Fields search = event.selfDescribing(SEARCH);
    return search.isEmpty() ? Call.track(named(event.text("event_name"))) : searched(search);
  }

  private static Call searched(Fields search) {
    String terms =
        StreamSupport.stream(search.node().path("terms").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(" "));
    return Call.track("Products Searched")
        .property("query", terms)
        .property("results", search.node().path("total_results"));
  }

  private static Call shopping(SnowplowEvent event, String type) {
    List<ObjectNode> products = new ArrayList<>();
    event.entities(SHOP + "product").forEach(product -> products.add(product(product)));
    return switch (type) {
      case "transaction" -> order(event, type, "transaction", "revenue").lines(products);
      case "refund" -> order(event, type, "refund", "refund_amount").lines(products);
      case "checkout_step" -> Call.track(checkout(event)).products(products);
      default -> Call.track(ACTIONS.getOrDefault(type, type)).products(products);
    };
  }

  private static Call order(SnowplowEvent event, String type, String entity, String total) {
    Call call = Call.track(named(ACTIONS.get(type)));
    for (Fields order : event.entities(SHOP + entity)) {
      call.property("order_id", order.id("transaction_id"))
          .property("total", order.text(total))
          .property("currency", order.text("currency"))
          .property("coupon", order.text("discount_code"));
    }
    return call;
  }

  /** Only the first step begins a checkout. */
  private static String checkout(SnowplowEvent event) {
    boolean first =
        event.entities(SHOP + "checkout_step").stream()
            .anyMatch(step -> "1".equals(step.text("step")));
    return first ? "Checkout Started" : "Checkout Step Viewed";
  }

  private static ObjectNode product(Fields entity) {
    ObjectNode product = JsonNodeFactory.instance.objectNode();
    Map<String, String> names =
        Map.of(
            "id", "product_id",
            "name", "name",
            "category", "category",
            "brand", "brand",
            "price", "price",
            "currency", "currency",
            "quantity", "quantity");
    names.forEach((from, to) -> {
      JsonNode value = entity.node().path(from);
      if (!value.isMissingNode() && !value.isNull()) {
        product.set(to, value);
      }
    });
    return product;
  }

  private static Call common(SnowplowEvent event, Call call) {
    String visitor = event.text("domain_userid");
    return call.id(event.columns().id("event_id"))
        .user(
            event.columns().id("user_id"), visitor == null ? event.text("network_userid") : visitor)
        .at(event.time())
        .context("sessionId", event.text("domain_sessionid"))
        .context("locale", event.text("br_lang"))
        .context("timezone", event.text("os_timezone"))
        .property("url", event.text("page_url"));
  }
}
