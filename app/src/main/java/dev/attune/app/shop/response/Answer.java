package dev.attune.app.shop.response;

import dev.attune.app.shop.user.ShopUser;
import dev.attune.app.shop.visit.Happening;
import dev.attune.avro.EventHeader;
import dev.attune.avro.Offer;
import dev.attune.avro.OfferedProduct;
import dev.attune.avro.OrderLine;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.OutcomeType;
import dev.attune.avro.ProductRef;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The events of one user's answer to one offer, which is seen at this moment. */
record Answer(ShopUser user, Offer offer, Instant seenAt) {

  Happening outcome(OutcomeType type, int secondsLater) {
    return outcome(type, secondsLater, null, null);
  }

  /** Buys the first product of the offer: the order, and the outcome that claims it. */
  List<Happening> order(int secondsLater) {
    OfferedProduct product = offer.getProducts().isEmpty() ? null : offer.getProducts().getFirst();
    if (product == null || product.getPrice() == null) {
      return List.of(outcome(OutcomeType.CONVERTED, secondsLater));
    }
    BigDecimal paid =
        product
            .getPrice()
            .multiply(BigDecimal.valueOf(100 - offer.getTerms().getDiscountPercent(), 2))
            .setScale(4, RoundingMode.HALF_UP);
    return List.of(
        Happening.of(purchase(product, paid, secondsLater)),
        outcome(OutcomeType.CONVERTED, secondsLater + 1, paid, product.getCurrency()));
  }

  private PurchaseEvent purchase(OfferedProduct product, BigDecimal paid, int secondsLater) {
    var ref =
        new ProductRef(
            product.getProductId(),
            product.getName(),
            product.getCategory(),
            product.getBrand(),
            paid,
            product.getCurrency());
    return new PurchaseEvent(
        header("order", secondsLater),
        PurchaseType.ORDER_COMPLETED,
        "o-" + offer.getOfferId(),
        List.of(new OrderLine(ref, 1)),
        paid,
        product.getCurrency(),
        offer.getTerms().getCoupon());
  }

  private Happening outcome(
      OutcomeType type, int secondsLater, @Nullable BigDecimal value, @Nullable String currency) {
    String name = type.name().toLowerCase(Locale.ROOT);
    return Happening.of(
        new OutcomeEvent(header(name, secondsLater), type, offer.getOfferId(), value, currency));
  }

  private EventHeader header(String what, int secondsLater) {
    return new EventHeader(
        offer.getOfferId() + "-" + what,
        user.id(),
        seenAt.plusSeconds(secondsLater),
        null,
        user.market().locale(),
        user.market().zone().getId(),
        offer.getChannel());
  }
}
