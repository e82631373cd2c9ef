package dev.attune.schemas.serde;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.EventHeader;
import dev.attune.avro.ProductRef;
import java.math.BigDecimal;
import java.time.Instant;

/** Records as a shop would send them. */
public final class Samples {
  private Samples() {}

  public static ClickEvent click() {
    EventHeader header =
        new EventHeader(
            "0b6f2a1e-7f0e-4b0a-9d3b-2f6c1f1f0a01",
            "user-4711",
            Instant.parse("2026-11-23T09:30:00.125Z"),
            "session-9",
            "de-AT",
            "Europe/Vienna",
            "web");
    ProductRef product =
        new ProductRef(
            "kettle-12",
            "Wasserkocher Größe 2",
            "appliances.kitchen.kettle",
            "Stöver",
            new BigDecimal("33.2000"),
            "EUR");
    return new ClickEvent(
        header,
        ClickType.PRODUCT_VIEWED,
        product,
        1,
        null,
        null,
        "https://shop.example/p/12",
        null);
  }
}
