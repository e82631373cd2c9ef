package dev.attune.app.shop;

import java.time.Duration;
import java.time.Instant;

/**
 * What the simulated shop is to be like.
 *
 * @param seed the same seed and settings give the same events
 * @param users how many users there are, 1 to 1,000,000
 * @param start when the simulated time begins
 * @param visitsPerDay how often a user comes, on the mean of all; about six events come of a visit
 * @param compression how many seconds of simulated time pass in one of the clock, where a {@link
 *     dev.attune.app.shop.pace.ShopPacer} sets the pace
 * @param lateShare share of the users' events that arrive late, 0 to 1
 * @param maxLateness a late event arrives evenly spread up to so long after it happened
 * @param duplicateShare share of the users' events that arrive once more, 0 to 1
 * @param invalidShare how many events that no pipeline should accept come beside each valid click,
 *     0 to 1
 */
public record ShopSettings(
    long seed,
    int users,
    Instant start,
    double visitsPerDay,
    double compression,
    double lateShare,
    Duration maxLateness,
    double duplicateShare,
    double invalidShare) {

  private static final int MOST_USERS = 1_000_000;

  public ShopSettings {
    require(users >= 1 && users <= MOST_USERS, "users must be from 1 to " + MOST_USERS);
    require(visitsPerDay > 0 && visitsPerDay <= 24, "visitsPerDay must be above 0 and at most 24");
    require(compression > 0, "compression must be above 0");
    require(!maxLateness.isNegative(), "maxLateness must not be negative");
    requireShare(lateShare, "lateShare");
    requireShare(duplicateShare, "duplicateShare");
    requireShare(invalidShare, "invalidShare");
  }

  /** 200 users, an hour in ten seconds, a log in perfect order. */
  public static ShopSettings of(long seed, Instant start) {
    return new ShopSettings(seed, 200, start, 1.0, 360, 0, Duration.ZERO, 0, 0);
  }

  /** The same with so many users. */
  public ShopSettings withUsers(int count) {
    return new ShopSettings(
        seed,
        count,
        start,
        visitsPerDay,
        compression,
        lateShare,
        maxLateness,
        duplicateShare,
        invalidShare);
  }

  /** The same with users who come so often. */
  public ShopSettings withVisitsPerDay(double mean) {
    return new ShopSettings(
        seed,
        users,
        start,
        mean,
        compression,
        lateShare,
        maxLateness,
        duplicateShare,
        invalidShare);
  }

  /** The same at another speed. */
  public ShopSettings withCompression(double factor) {
    return new ShopSettings(
        seed,
        users,
        start,
        visitsPerDay,
        factor,
        lateShare,
        maxLateness,
        duplicateShare,
        invalidShare);
  }

  /** The same with a log that is out of order. */
  public ShopSettings withLateness(double share, Duration most) {
    return new ShopSettings(
        seed, users, start, visitsPerDay, compression, share, most, duplicateShare, invalidShare);
  }

  /** The same with events that come twice. */
  public ShopSettings withDuplicates(double share) {
    return new ShopSettings(
        seed, users, start, visitsPerDay, compression, lateShare, maxLateness, share, invalidShare);
  }

  /** The same with events that make no sense. */
  public ShopSettings withInvalid(double share) {
    return new ShopSettings(
        seed,
        users,
        start,
        visitsPerDay,
        compression,
        lateShare,
        maxLateness,
        duplicateShare,
        share);
  }

  private static void requireShare(double share, String name) {
    require(share >= 0 && share <= 1, name + " must be from 0 to 1");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
