package dev.attune.connectors.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.avro.CatalogItem;
import dev.attune.avro.PurchaseEvent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompleteJourneyLogTest {

  private static final String[] LOG = {
    """
    "household_id","store_id","basket_id","product_id","quantity","sales_value","retail_disc",\
    "coupon_disc","coupon_match_disc","week","transaction_timestamp\"\
    """,
    "\"900\",\"330\",\"311\",\"26355\",2,3,1,0,0.5,1,2017-01-01 06:30:26",
    "\"900\",\"330\",\"311\",\"99\",1,0.5,0,0,0,1,2017-01-01 06:30:26",
    "\"901\",\"330\",\"312\",\"99\",1,0.5,0,0,0,1,2017-01-01T06:31:00Z",
    "\"901\",\"330\",\"312\",\"98\",0,0,0,1,0,1,2017-01-01 06:31:00",
    "\"\",\"330\",\"313\",\"98\",1,1,0,0,0,1,2017-01-01 06:31:00",
  };

  private static final String[] PRODUCTS = {
    """
    "product_id","manufacturer_id","department","brand","product_category","product_type",\
    "package_size\"\
    """,
    "\"26355\",\"69\",\"GROCERY\",\"Private\",\"COOKIES/CONES\",\"SPECIALTY COOKIES\",\"14 OZ\"",
    "\"99\",\"2\",\"MISCELLANEOUS\",\"National\",NA,NA,NA",
    "\"broken",
  };

  @TempDir private Path folder;

  @Test
  void shouldMakeOneOrderWhenRowsShareABasket() {
    // Given
    Path log = Packed.plain(folder, "transactions.csv", LOG);

    // When
    LogReading reading = LogReading.of(LogSpec.of(List.of(log.toString())));

    // Then
    assertThat(reading.values(PurchaseEvent.class))
        .extracting(
            PurchaseEvent::getOrderId,
            order -> order.getHeader().getUserId(),
            order -> order.getLines().size(),
            PurchaseEvent::getTotal)
        .containsExactly(
            tuple("311", "900", 2, new BigDecimal("3.5000")),
            tuple("312", "901", 1, new BigDecimal("0.5000")));
    assertThat(reading.causes()).containsExactly("bad-quantity", "no-user");
  }

  @Test
  void shouldJoinNamesAndCategoriesWhenTheTableLiesBesideTheLog() {
    // Given
    Path log = Packed.plain(folder, "transactions.csv", LOG);
    Packed.bytes(folder, "products.csv.gz", Packed.gzip(String.join("\n", PRODUCTS)));

    // When
    LogReading reading = LogReading.of(LogFormat.COMPLETEJOURNEY, log);

    // Then
    assertThat(reading.values(CatalogItem.class))
        .extracting(
            CatalogItem::getName,
            CatalogItem::getCategory,
            CatalogItem::getPrice,
            CatalogItem::getListPrice)
        .containsExactly(
            tuple(
                "Specialty cookies, 14 oz",
                "grocery.cookies_cones.specialty_cookies",
                new BigDecimal("1.5000"),
                new BigDecimal("2.2500")),
            tuple("Miscellaneous", "miscellaneous", new BigDecimal("0.5000"), null));
    assertThat(reading.causes()).containsExactly("bad-csv", "bad-quantity", "no-user");
  }

  @Test
  void shouldNameProductsByTheirIdWhenThereIsNoTable() {
    // When
    LogReading reading = LogReading.of(LogFormat.COMPLETEJOURNEY, LOG);

    // Then
    assertThat(reading.values(CatalogItem.class))
        .extracting(CatalogItem::getName)
        .containsExactly("Product 26355", "Product 99");
  }

  @Test
  void shouldReadTheTableGivenWhenItLiesElsewhere() {
    // Given
    Path log = Packed.plain(folder, "transactions.csv", LOG);
    Path table = Packed.plain(folder, "table.csv", PRODUCTS);

    // When
    LogReading reading = LogReading.of(LogSpec.of(List.of(log.toString())).withProducts(table));

    // Then
    assertThat(reading.values(CatalogItem.class).getFirst().getName())
        .isEqualTo("Specialty cookies, 14 oz");
  }
}
