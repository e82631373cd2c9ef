package dev.attune.app.shop.user;

import dev.attune.app.shop.catalog.Product;
import dev.attune.app.shop.seed.Dice;
import dev.attune.app.shop.seed.Seed;

/**
 * What a user likes. Departments have lasting weights; on top of them comes a fad: for about three
 * weeks one department outshines the rest, then another, or none.
 */
public final class Tastes {

  private static final int FAD_DAYS = 21;

  private final Seed seed;
  private final double[] lasting;
  private final double sum;

  Tastes(Seed seed, int departments) {
    this.seed = seed;
    this.lasting = new double[departments];
    Dice dice = seed.dice();
    double total = 0;
    for (int i = 0; i < departments; i++) {
      lasting[i] = StrictMath.exp(1.2 * dice.gaussian());
      total += lasting[i];
    }
    this.sum = total;
  }

  /** Share of the user's interest that goes to a department on that day, 0 to 1. */
  public double share(int department, long day) {
    int fad = fad(day);
    if (fad < 0) {
      return lasting[department] / sum;
    }
    return (lasting[department] + (fad == department ? sum : 0)) / (2 * sum);
  }

  /** A department, drawn by its share on that day. */
  public int pick(Dice dice, long day) {
    int fad = fad(day);
    if (fad >= 0 && dice.chance(0.5)) {
      return fad;
    }
    double rest = dice.unit() * sum;
    for (int i = 0; i < lasting.length; i++) {
      rest -= lasting[i];
      if (rest < 0) {
        return i;
      }
    }
    return lasting.length - 1;
  }

  /** How much more than others the user looks at this brand: 1 is as others do. */
  public double brand(Product product) {
    double draw = seed.child(product.brand().hashCode()).unit();
    return draw < 0.12 ? 4.0 : draw < 0.7 ? 1.0 : 0.5;
  }

  /** The department of the fad, or -1 while there is none. */
  private int fad(long day) {
    long shifted = day + seed.child("fad-start").below(FAD_DAYS);
    Seed fad = seed.child("fad").child(Math.floorDiv(shifted, FAD_DAYS));
    return fad.unit() < 0.6 ? fad.child(1).below(lasting.length) : -1;
  }
}
