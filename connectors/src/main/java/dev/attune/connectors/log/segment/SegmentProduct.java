package dev.attune.connectors.log.segment;

import dev.attune.avro.ProductRef;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.ProductFacts;
import dev.attune.connectors.log.draft.ProductFacts.Extent;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.line.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A product as Segment's e-commerce spec writes it: product_id, name, category, brand, price,
 * currency, url, image_url. A call tells some of a product's facts, not all.
 *
 * @param ref what the event says of it
 * @param facts what the catalogue may learn
 */
record SegmentProduct(ProductRef ref, ProductFacts facts) {

  private static final Pattern PATH_SIGN = Pattern.compile("\\s*[>/]\\s*");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  /** The product that these properties are about, if any. */
  static Optional<SegmentProduct> find(Fields fields, @Nullable String eventCurrency) {
    String id = productId(fields);
    return id == null ? Optional.empty() : Optional.of(of(id, fields, eventCurrency));
  }

  /** The product that these properties are about. */
  static SegmentProduct required(Fields fields, @Nullable String eventCurrency) {
    return find(fields, eventCurrency)
        .orElseThrow(() -> new BadValueException(Cause.MISSING_FIELD, "product_id is missing"));
  }

  /** What properties tell of their own product and of those in their list. */
  static List<ProductFacts> allFacts(Fields properties) {
    String currency = properties.text("currency");
    List<Fields> places = new ArrayList<>(properties.objects("products"));
    places.add(properties);
    return places.stream().flatMap(fields -> facts(fields, currency)).toList();
  }

  /** ISO 4217 in upper case, or null. */
  static @Nullable String currency(@Nullable String raw) {
    if (raw == null || CURRENCY.matcher(raw).matches()) {
      return raw;
    }
    throw BadValueException.of(Cause.BAD_FIELD, "currency", raw, "an ISO 4217 code such as EUR");
  }

  private static Stream<ProductFacts> facts(Fields fields, @Nullable String currency) {
    return find(fields, currency).map(SegmentProduct::facts).stream();
  }

  private static @Nullable String productId(Fields fields) {
    String id = fields.id("product_id");
    return id == null ? fields.id("sku") : id;
  }

  private static SegmentProduct of(String id, Fields fields, @Nullable String eventCurrency) {
    String own = fields.text("currency");
    ProductRef ref =
        new ProductRef(
            id,
            fields.text("name"),
            category(fields.text("category")),
            fields.text("brand"),
            fields.amount("price"),
            currency(own == null ? eventCurrency : own));
    ProductFacts facts =
        ProductFacts.of(ref, Extent.PARTIAL)
            .withAddresses(fields.text("url"), fields.text("image_url"));
    return new SegmentProduct(ref, facts);
  }

  /** Shops write paths as "Home > Kitchen" or "Home/Kitchen". */
  private static @Nullable String category(@Nullable String raw) {
    return raw == null ? null : PATH_SIGN.matcher(raw).replaceAll(".");
  }
}
