package dev.attune.app.shop.user;

import dev.attune.app.shop.catalog.Product;
import dev.attune.app.shop.catalog.ShopCatalog;
import dev.attune.app.shop.seed.Seed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All users of the shop: each is drawn from the seed and its number, so a million take no memory.
 */
public final class ShopUsers {

  private static final double WITH_HABIT = 0.12;
  private static final int ID_DIGITS = 7;

  private final Seed seed;
  private final int departments;
  private final List<Product> consumables;

  public ShopUsers(Seed seed, ShopCatalog catalog) {
    this.seed = seed;
    this.departments = catalog.departments().size();
    this.consumables = catalog.products().stream().filter(ShopUsers::isOftenBoughtAgain).toList();
  }

  /** The user of this number. */
  public ShopUser at(int index) {
    Seed own = seed.child(index);
    return new ShopUser(
        index,
        idOf(index),
        own,
        market(own),
        new Tastes(own.child("tastes"), departments),
        Temper.roll(own.child("temper").dice()),
        ConsentChoice.of(own.child("consent").unit()),
        habit(own.child("habit")));
  }

  /** The id of the user of this number, such as "u0000042". */
  public static String idOf(int index) {
    String digits = Integer.toString(index);
    return "u" + "0".repeat(Math.max(0, ID_DIGITS - digits.length())) + digits;
  }

  /** The number in an id that {@link #idOf} made, or -1 where the id is of another make. */
  public static int indexOf(String id) {
    if (id.length() <= ID_DIGITS || id.length() > 10 || id.charAt(0) != 'u') {
      return -1;
    }
    boolean digits = id.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    return digits ? Integer.parseInt(id, 1, id.length(), 10) : -1;
  }

  static Market market(Seed user) {
    return Market.of(user.child("market").unit());
  }

  private @Nullable Product habit(Seed habit) {
    return habit.unit() < WITH_HABIT
        ? consumables.get(habit.child(1).below(consumables.size()))
        : null;
  }

  private static boolean isOftenBoughtAgain(Product product) {
    Integer days = product.replenishDays();
    return days != null && days <= 14;
  }
}
