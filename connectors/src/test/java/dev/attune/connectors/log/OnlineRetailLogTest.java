package dev.attune.connectors.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.avro.CatalogItem;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OnlineRetailLogTest {

  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

  @Test
  void shouldMakeOneOrderWhenRowsShareAnInvoice() {
    // When
    LogReading reading =
        read(
            "536365,85123A,WHITE HEART,6,12/1/10 8:26,2.55,17850,United Kingdom",
            "536365,71053,\"LANTERN, \"\"WHITE\"\"\",2,12/1/10 8:26,3.39,17850,United Kingdom",
            "536366,71053,LANTERN,1,12/1/2010 8:28,3.39,17850,United Kingdom");

    // Then
    PurchaseEvent first = reading.values(PurchaseEvent.class).getFirst();
    assertThat(first.getLines())
        .extracting(line -> line.getProduct().getName(), line -> line.getQuantity())
        .containsExactly(tuple("WHITE HEART", 6), tuple("LANTERN, \"WHITE\"", 2));
    assertThat(first.getTotal()).isEqualTo(new BigDecimal("22.0800"));
    assertThat(first.getCurrency()).isEqualTo("GBP");
    assertThat(first.getHeader().getOccurredAt()).isEqualTo("2010-12-01T08:26:00Z");
    assertThat(first.getHeader().getLocale()).isNull();
    assertThat(reading.values(PurchaseEvent.class))
        .extracting(PurchaseEvent::getOrderId, order -> order.getHeader().getEventId())
        .containsExactly(
            tuple("536365", "online-retail-0-2"), tuple("536366", "online-retail-0-4"));
  }

  @Test
  void shouldReadBritishSummerTimeWhenItIsSummer() {
    // When
    LogReading reading = read("1,71053,LANTERN,1,7/1/11 8:26,3.39,17850,United Kingdom");

    // Then
    assertThat(reading.values(PurchaseEvent.class).getFirst().getHeader().getOccurredAt())
        .isEqualTo("2011-07-01T07:26:00Z");
  }

  @Test
  void shouldCancelOrRefundWithPositiveAmountsWhenTheQuantityIsNegative() {
    // When
    LogReading reading =
        read(
            "C536379,22139,TEA SET,-2,12/1/10 9:41,4.95,14527,United Kingdom",
            "536380,22139,TEA SET,-1,12/1/10 9:42,4.95,14527,United Kingdom");

    // Then
    assertThat(reading.values(PurchaseEvent.class))
        .extracting(
            PurchaseEvent::getType,
            PurchaseEvent::getTotal,
            order -> order.getLines().getFirst().getQuantity())
        .containsExactly(
            tuple(PurchaseType.ORDER_CANCELLED, new BigDecimal("9.9000"), 2),
            tuple(PurchaseType.ORDER_REFUNDED, new BigDecimal("4.9500"), 1));
    assertThat(reading.values(CatalogItem.class)).isEmpty();
  }

  @Test
  void shouldKeepPostageOutOfTheCatalogueWhenAnOrderHasSome() {
    // When
    LogReading reading = read("1,POST,POSTAGE,1,12/1/10 8:26,18,12583,France");

    // Then
    assertThat(reading.values(PurchaseEvent.class)).hasSize(1);
    assertThat(reading.values(CatalogItem.class)).isEmpty();
  }

  @Test
  void shouldKeepTheKnownPriceAndNameWhenAPieceIsGivenAway() {
    // When
    LogReading reading =
        read(
            "1,22841,CAKE TIN,1,12/1/10 8:26,7.95,12647,Germany",
            "2,22841,,1,12/1/10 8:27,0,12647,Germany");

    // Then
    assertThat(reading.values(CatalogItem.class))
        .extracting(CatalogItem::getName, CatalogItem::getPrice)
        .containsExactly(tuple("CAKE TIN", new BigDecimal("7.9500")));
  }

  @Test
  void shouldReportTheCauseWhenARowIsWrong() {
    // When
    LogReading reading =
        read(
            "1,22841,TIN,1,12/1/10 8:26,7.95,,Germany",
            "1,22841,TIN,0,12/1/10 8:26,7.95,12647,Germany",
            "1,22841,TIN,1.5,12/1/10 8:26,7.95,12647,Germany",
            "C1,22841,TIN,1,12/1/10 8:26,7.95,12647,Germany",
            "1,22841,TIN,1,2010-12-01,7.95,12647,Germany",
            "1,22841,TIN,1,12/1/10 8:26,-7.95,12647,Germany",
            "1,22841,\"TIN,1,12/1/10 8:26,7.95,12647,Germany",
            "1,22");

    // Then
    assertThat(reading.causes())
        .containsExactly(
            "no-user",
            "bad-quantity",
            "bad-quantity",
            "bad-quantity",
            "bad-timestamp",
            "bad-price",
            "bad-csv",
            "missing-columns");
    assertThat(reading.records()).isEmpty();
  }

  @Test
  void shouldSplitAnOrderWhenItIsLongerThanWhatIsHeld() {
    // Given
    String rows =
        Stream.generate(() -> "1,22841,TIN,1,12/1/10 8:26,7.95,12647,Germany")
            .limit(5_001)
            .collect(Collectors.joining("\r", HEADER + "\r", ""));

    // When
    LogReading reading =
        LogReading.of(LogFormat.ONLINE_RETAIL, rows.getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(reading.values(PurchaseEvent.class))
        .extracting(order -> order.getLines().size(), PurchaseEvent::getOrderId)
        .containsExactly(tuple(5_000, "1"), tuple(1, "1"));
  }

  private static LogReading read(String... rows) {
    String log = HEADER + "\r" + String.join("\r", rows);
    return LogReading.of(LogFormat.ONLINE_RETAIL, log.getBytes(StandardCharsets.UTF_8));
  }
}
