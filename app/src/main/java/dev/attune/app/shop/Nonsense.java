package dev.attune.app.shop;

import dev.attune.app.shop.seed.Dice;
import dev.attune.app.shop.visit.Happening;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.EventHeader;
import dev.attune.avro.ProductRef;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Events that can be encoded and yet must not be accepted: without an id, without a user, or about
 * a product with no id or a price below zero.
 */
final class Nonsense {

  private Nonsense() {}

  /** A spoilt copy of a click; it keeps the record's key. */
  static Happening of(Happening happening, ClickEvent click, Dice dice) {
    ClickEvent spoilt =
        switch (dice.below(4)) {
          case 0 -> copy(click, header(click, "", click.getHeader().getUserId()), null);
          case 1 -> copy(click, header(click, nonsenseId(click), ""), null);
          case 2 -> copy(click, other(click), product("", "1.0000"));
          default -> copy(click, other(click), product("P", "-1.0000"));
        };
    return new Happening(happening.topic(), happening.key(), spoilt, happening.at());
  }

  private static EventHeader other(ClickEvent click) {
    return header(click, nonsenseId(click), click.getHeader().getUserId());
  }

  private static String nonsenseId(ClickEvent click) {
    return click.getHeader().getEventId() + "-nonsense";
  }

  private static EventHeader header(ClickEvent click, String eventId, String userId) {
    return EventHeader.newBuilder(click.getHeader()).setEventId(eventId).setUserId(userId).build();
  }

  private static ProductRef product(String id, String price) {
    return new ProductRef(id, null, null, null, new BigDecimal(price), "EUR");
  }

  private static ClickEvent copy(
      ClickEvent click, EventHeader header, @Nullable ProductRef product) {
    return ClickEvent.newBuilder(click).setHeader(header).setProduct(product).build();
  }
}
