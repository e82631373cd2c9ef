package dev.attune.app.shop.user;

import dev.attune.app.shop.seed.Dice;

/**
 * How a user shops. All from 0 to 1 unless said otherwise.
 *
 * @param patience how likely it is to look on after each round
 * @param searching share of rounds that begin with a search
 * @param eagerness how readily things go into the cart; 1 is as most do, above 0
 * @param decisiveness how likely a begun purchase is to be ended; 1 is as most do, above 0
 * @param kindness how well the user rates what was bought
 * @param thrift how much prices matter
 * @param priceLevel rank of the prices that are liked: 0 the cheapest of a department, 1 the
 *     dearest
 */
public record Temper(
    double patience,
    double searching,
    double eagerness,
    double decisiveness,
    double kindness,
    double thrift,
    double priceLevel) {

  static Temper roll(Dice dice) {
    return new Temper(
        0.25 + 0.45 * dice.unit(),
        0.15 + 0.5 * dice.unit(),
        StrictMath.exp(0.5 * dice.gaussian() - 0.125),
        0.6 + 0.8 * dice.unit(),
        StrictMath.sqrt(dice.unit()),
        dice.unit(),
        dice.unit());
  }
}
