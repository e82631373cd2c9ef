package dev.attune.connectors.log.segment;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.EventHeader;
import dev.attune.avro.ProductRef;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.draft.LogTopic;
import dev.attune.connectors.log.draft.ProductFacts;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.line.Cause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps through the shop. */
final class ClickMapper {

  private static final List<String> RESULT_COUNTS =
      List.of("results", "results_count", "result_count");

  /** A step that is about one product, which has to be named. */
  Draft aboutProduct(SegmentCall call, ClickType type) {
    Fields properties = call.properties();
    SegmentProduct product = SegmentProduct.required(properties, properties.text("currency"));
    ClickEvent click =
        new ClickEvent(
            call.header(),
            type,
            product.ref(),
            properties.pieces("quantity"),
            null,
            null,
            url(call),
            null);
    return draft(call, click, List.of(product.facts()));
  }

  /** A step that may name one product, or many in a list. */
  Draft step(SegmentCall call, ClickType type) {
    Fields properties = call.properties();
    ProductRef product =
        SegmentProduct.find(properties, properties.text("currency"))
            .map(SegmentProduct::ref)
            .orElse(null);
    ClickEvent click = new ClickEvent(call.header(), type, product, 1, null, null, url(call), null);
    return draft(call, click, SegmentProduct.allFacts(properties));
  }

  /** A search, with how many products it found where the call says so. */
  Draft searched(SegmentCall call) {
    Fields properties = call.properties();
    String query = properties.text("query");
    if (query == null) {
      throw new BadValueException(Cause.MISSING_FIELD, "query is missing");
    }
    ClickEvent click =
        new ClickEvent(
            call.header(),
            ClickType.PRODUCTS_SEARCHED,
            null,
            1,
            query,
            results(properties),
            url(call),
            null);
    return draft(call, click, SegmentProduct.allFacts(properties));
  }

  Draft pageViewed(SegmentCall call) {
    return draft(call, plain(call, ClickType.PAGE_VIEWED), List.of());
  }

  /**
   * Who somebody is, and who the same person was until now. The traits are left where they are:
   * names and addresses are not needed here.
   *
   * @param formerId null where the call does not say
   */
  Draft identified(SegmentCall call, @Nullable String formerId) {
    ClickEvent click =
        new ClickEvent(
            call.header(), ClickType.IDENTIFIED, null, 1, null, null, url(call), formerId);
    return draft(call, click, List.of());
  }

  private static ClickEvent plain(SegmentCall call, ClickType type) {
    return new ClickEvent(call.header(), type, null, 1, null, null, url(call), null);
  }

  private static @Nullable Integer results(Fields properties) {
    for (String name : RESULT_COUNTS) {
      Integer count = properties.count(name);
      if (count != null) {
        return count;
      }
    }
    return properties.has("products") ? properties.objects("products").size() : null;
  }

  private static @Nullable String url(SegmentCall call) {
    String own = call.properties().text("url");
    String raw = own == null ? call.context().object("page").text("url") : own;
    return raw == null ? null : Urls.withoutQuery(raw);
  }

  private static Draft draft(SegmentCall call, ClickEvent click, List<ProductFacts> facts) {
    EventHeader header = click.getHeader();
    return call.draft(LogTopic.CLICKSTREAM, header, click, facts);
  }
}
