package dev.attune.app.shop.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a product's page on one day.
 *
 * @param price unit price in EUR, scale 4, above 0
 * @param listPrice crossed-out unit price in EUR, scale 4, never below the price
 * @param stock pieces, 0 where it is sold out
 */
public record PriceTag(BigDecimal price, @Nullable BigDecimal listPrice, int stock) {}
