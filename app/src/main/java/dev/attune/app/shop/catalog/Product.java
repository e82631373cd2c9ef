package dev.attune.app.shop.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product as the shop lists it.
 *
 * @param index place in the catalogue, from 0
 * @param category path from general to special, parted by dots
 * @param price usual unit price in EUR, scale 4
 * @param listPrice crossed-out unit price in EUR, scale 4, where the shop always shows one
 * @param replenishDays after how many days a buyer usually needs it again
 * @param attributes "colour" and "material", where they say something
 * @param complements ids of products that go well with it, best first
 */
public record Product(
    int index,
    String id,
    String name,
    String category,
    String brand,
    BigDecimal price,
    @Nullable BigDecimal listPrice,
    @Nullable Integer replenishDays,
    Map<String, String> attributes,
    List<String> complements,
    Appeal appeal) {

  /**
   * What shoppers see in it.
   *
   * @param department index of its department
   * @param priceRank 0 for the cheapest of its department, 1 for the dearest
   * @param popularity how much it is looked at, relative to others, above 0
   */
  public record Appeal(int department, double priceRank, double popularity) {}

  public Product {
    attributes = Map.copyOf(attributes);
    complements = List.copyOf(complements);
  }

  /** The product's page. */
  public String url() {
    return "https://shop.example/p/" + id;
  }
}
