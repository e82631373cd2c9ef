package dev.attune.app.shop.visit;

import dev.attune.avro.CatalogItem;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.MessageEvent;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.PurchaseEvent;
import org.apache.avro.specific.SpecificRecord;

/**
 * Something that happened in the shop, before anything is said of when the log hears of it.
 *
 * @param topic the topic it belongs to, without a tenant's prefix
 * @param key the record's key: a user id, or a product id on topic catalog
 * @param at when it happened, in milliseconds since 1970
 */
public record Happening(String topic, String key, SpecificRecord value, long at) {

  public static Happening of(ClickEvent click) {
    var header = click.getHeader();
    return new Happening(
        "clickstream", header.getUserId(), click, header.getOccurredAt().toEpochMilli());
  }

  public static Happening of(PurchaseEvent purchase) {
    var header = purchase.getHeader();
    return new Happening(
        "purchases", header.getUserId(), purchase, header.getOccurredAt().toEpochMilli());
  }

  public static Happening of(MessageEvent message) {
    var header = message.getHeader();
    return new Happening(
        "messages", header.getUserId(), message, header.getOccurredAt().toEpochMilli());
  }

  public static Happening of(OutcomeEvent outcome) {
    var header = outcome.getHeader();
    return new Happening(
        "outcomes", header.getUserId(), outcome, header.getOccurredAt().toEpochMilli());
  }

  public static Happening of(ConsentRecord consent) {
    return new Happening(
        "consents", consent.getUserId(), consent, consent.getChangedAt().toEpochMilli());
  }

  public static Happening of(CatalogItem item) {
    return new Happening("catalog", item.getProductId(), item, item.getValidFrom().toEpochMilli());
  }
}
