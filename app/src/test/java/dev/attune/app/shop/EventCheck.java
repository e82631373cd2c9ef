package dev.attune.app.shop;

import dev.attune.avro.CatalogItem;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.EventHeader;
import dev.attune.avro.MessageEvent;
import dev.attune.avro.OrderLine;
import dev.attune.avro.ProductRef;
import dev.attune.avro.PurchaseEvent;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What any pipeline may ask of an event. */
final class EventCheck {

  private static final Set<ClickType> ABOUT_A_PRODUCT =
      EnumSet.of(
          ClickType.PRODUCT_VIEWED,
          ClickType.PRODUCT_ADDED,
          ClickType.PRODUCT_REMOVED,
          ClickType.PRODUCT_WISHLISTED,
          ClickType.PRODUCT_SHARED);

  private EventCheck() {}

  static boolean isValid(ShopEvent event) {
    EventHeader header = ShopLog.header(event.value());
    return (header == null || isValid(event, header))
        && switch (event.value()) {
          case ClickEvent click -> isValid(click);
          case PurchaseEvent purchase -> isValid(purchase);
          case MessageEvent message -> isValid(message);
          case ConsentRecord consent ->
              event.key().equals(consent.getUserId())
                  && consent.getVersion() > 0
                  && !consent.getPurposes().isEmpty();
          case CatalogItem item ->
              event.key().equals(item.getProductId())
                  && isPrice(item.getPrice())
                  && "EUR".equals(item.getCurrency())
                  && item.getStock() >= 0;
          default -> false;
        };
  }

  private static boolean isValid(ShopEvent event, EventHeader header) {
    return event.key().equals(header.getUserId())
        && !header.getUserId().isBlank()
        && !header.getEventId().isBlank()
        && header.getLocale() != null
        && header.getTimeZone() != null
        && !header.getOccurredAt().isAfter(event.arrivedAt());
  }

  private static boolean isValid(ClickEvent click) {
    ProductRef product = click.getProduct();
    boolean search = click.getType() == ClickType.PRODUCTS_SEARCHED;
    return click.getQuantity() > 0
        && search == (click.getQuery() != null)
        && search == (click.getResults() != null)
        && ABOUT_A_PRODUCT.contains(click.getType()) == (product != null)
        && (product == null || isValid(product));
  }

  private static boolean isValid(ProductRef product) {
    return !product.getProductId().isBlank()
        && isPrice(product.getPrice())
        && "EUR".equals(product.getCurrency());
  }

  private static boolean isValid(PurchaseEvent purchase) {
    BigDecimal sum = BigDecimal.ZERO;
    for (OrderLine line : purchase.getLines()) {
      var quantity = BigDecimal.valueOf(line.getQuantity());
      sum = sum.add(line.getProduct().getPrice().multiply(quantity));
    }
    return !purchase.getLines().isEmpty()
        && purchase.getLines().stream().allMatch(line -> isValid(line.getProduct()))
        && isPrice(purchase.getTotal())
        && purchase.getTotal().compareTo(sum) == 0
        && "EUR".equals(purchase.getCurrency());
  }

  private static boolean isValid(MessageEvent message) {
    Integer stars = message.getRating();
    return !message.getText().isBlank() && (stars == null || (stars >= 1 && stars <= 5));
  }

  private static boolean isPrice(@Nullable BigDecimal price) {
    return price != null && price.signum() > 0 && price.scale() == 4;
  }
}
