package dev.attune.app.shop.user;

import dev.attune.app.shop.catalog.Product;
import dev.attune.app.shop.seed.Seed;
import org.jspecify.annotations.Nullable;

/**
 * One user of the simulated shop, whole and unchanging: what changes over time (fads, prices, the
 * cart) is asked for by day or kept elsewhere.
 *
 * @param index number of the user, from 0
 * @param id the id that events carry
 * @param seed the user's own place in the tree of seeds
 * @param habit the consumable that this user buys again and again, or null
 */
public record ShopUser(
    int index,
    String id,
    Seed seed,
    Market market,
    Tastes tastes,
    Temper temper,
    ConsentChoice consent,
    @Nullable Product habit) {}
