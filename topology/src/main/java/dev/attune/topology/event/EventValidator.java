package dev.attune.topology.event;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.EventHeader;
import dev.attune.avro.MessageEvent;
import dev.attune.avro.OrderLine;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.ProductRef;
import dev.attune.avro.PurchaseEvent;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What must be true of an event before anything is learnt from it. Pure. */
final class EventValidator {

  /** Longest id, in UTF-16 units. */
  static final int LONGEST_ID = 256;

  private static final BigDecimal HIGHEST_PRICE = new BigDecimal("1e12");

  Optional<Rejection> check(@Nullable String key, @Nullable SpecificRecord event) {
    if (key == null) {
      return rejected("null-key", "the record has no key; key it by user id");
    }
    if (event == null) {
      return rejected("null-value", "the record has no value, or its user was erased");
    }
    return checkHeader(key, EventHeaders.of(event)).or(() -> checkBody(event));
  }

  private static Optional<Rejection> checkHeader(String key, EventHeader header) {
    if (!isId(header.getUserId())) {
      return rejected(
          "bad-user-id", "userId must have 1 to 256 characters and no control character");
    }
    if (!isId(header.getEventId())) {
      return rejected(
          "bad-event-id", "eventId must have 1 to 256 characters and no control character");
    }
    if (!key.equals(header.getUserId())) {
      return rejected("key-mismatch", "the record's key is not its userId");
    }
    return Optional.empty();
  }

  private static Optional<Rejection> checkBody(SpecificRecord event) {
    return switch (event) {
      case ClickEvent click -> checkClick(click);
      case PurchaseEvent purchase -> checkPurchase(purchase);
      case MessageEvent message -> checkMessage(message);
      case OutcomeEvent outcome ->
          isId(outcome.getOfferId())
              ? Optional.empty()
              : rejected("bad-offer-id", "offerId must have 1 to 256 characters");
      default -> rejected("unknown-event", "this record is no event of a user");
    };
  }

  private static Optional<Rejection> checkClick(ClickEvent click) {
    if (click.getFormerId() != null && !isId(click.getFormerId())) {
      return rejected(
          "bad-former-id", "formerId must have 1 to 256 characters and no control character");
    }
    ProductRef product = click.getProduct();
    return switch (click.getType()) {
      case PRODUCT_VIEWED, PRODUCT_ADDED, PRODUCT_REMOVED, PRODUCT_WISHLISTED, PRODUCT_SHARED ->
          product == null
              ? rejected("no-product", "an event about a product must name it")
              : checkLine(product, click.getQuantity());
      case PRODUCTS_SEARCHED ->
          click.getQuery() == null
              ? rejected("no-query", "a search must carry its query")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Rejection> checkPurchase(PurchaseEvent purchase) {
    if (!isPrice(purchase.getTotal())) {
      return rejected("bad-price", "total must be between 0 and 10^12");
    }
    return purchase.getLines().stream()
        .map(EventValidator::checkOrderLine)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Rejection> checkOrderLine(OrderLine line) {
    return checkLine(line.getProduct(), line.getQuantity());
  }

  private static Optional<Rejection> checkLine(ProductRef product, int quantity) {
    if (!isId(product.getProductId())) {
      return rejected("bad-product-id", "productId must have 1 to 256 characters");
    }
    if (quantity < 1) {
      return rejected("bad-quantity", "quantity must be at least 1");
    }
    if (!isPrice(product.getPrice())) {
      return rejected("bad-price", "price must be between 0 and 10^12");
    }
    return Optional.empty();
  }

  private static Optional<Rejection> checkMessage(MessageEvent message) {
    Integer rating = message.getRating();
    return rating != null && (rating < 1 || rating > 5)
        ? rejected("bad-rating", "rating must be between 1 and 5")
        : Optional.empty();
  }

  private static boolean isPrice(@Nullable BigDecimal price) {
    return price == null || (price.signum() >= 0 && price.compareTo(HIGHEST_PRICE) <= 0);
  }

  private static boolean isId(String id) {
    return !id.isEmpty()
        && id.length() <= LONGEST_ID
        && id.chars().noneMatch(Character::isISOControl);
  }

  private static Optional<Rejection> rejected(String cause, String detail) {
    return Optional.of(new Rejection(cause, detail));
  }
}
