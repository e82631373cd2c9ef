package dev.attune.app.shop;

import dev.attune.app.shop.seed.Dice;

/** What befalls events between the shop and the log. One thread's. */
final class Transport {

  private static final int DUPLICATE_WITHIN = 10_000;

  private final ShopSettings settings;
  private final Dice dice;

  Transport(ShopSettings settings, Dice dice) {
    this.settings = settings;
    this.dice = dice;
  }

  /** How late the next event is, in milliseconds; 0 if it is not. */
  long lateness() {
    long most = settings.maxLateness().toMillis();
    if (most == 0 || !dice.chance(settings.lateShare())) {
      return 0;
    }
    return 1 + (long) (dice.unit() * most);
  }

  boolean isDuplicated() {
    return settings.duplicateShare() > 0 && dice.chance(settings.duplicateShare());
  }

  /** How much later than the first the second of two equal events arrives, in milliseconds. */
  long untilDuplicate() {
    return dice.below(DUPLICATE_WITHIN);
  }

  boolean isFollowedByNonsense() {
    return settings.invalidShare() > 0 && dice.chance(settings.invalidShare());
  }

  Dice dice() {
    return dice;
  }
}
