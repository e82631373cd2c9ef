package dev.attune.app.shop.user;

import dev.attune.app.shop.seed.Seed;
import java.time.Instant;

/**
 * Decides who begins a visit in which hour. Nothing is remembered: whether a user comes in an hour
 * is a draw for that user and hour, so a shop of a million users can begin at any moment.
 *
 * <p>How often users come differs as in real shops: a Weibull distribution of shape 2/3, where few
 * come daily and most seldom. A quarter of the users is new: they come for the first time within
 * the first sixty days. Every user now and then stays away for five weeks.
 */
public final class VisitHours {

  /** Takes the visits of an hour, by user number. */
  @FunctionalInterface
  public interface Visits {
    /** A user begins a visit at a moment, in milliseconds since 1970. */
    void begin(int user, long millis);
  }

  private static final long HOUR = 3_600_000L;
  private static final double MOST = 6.0;
  private static final double WEIBULL_MEAN = 1.3293;
  private static final int SEASON_DAYS = 70;
  private static final int AWAY_DAYS = 35;
  private static final long PRESENCE = 1;
  private static final long RATE = 2;
  private static final long RHYTHM = 3;
  private static final long NEW = 4;
  private static final long MINUTE = 5;

  private final Seed people;
  private final Seed draws;
  private final int users;
  private final double visitsPerDay;
  private final long firstDay;

  /**
   * @param people the seed from which {@link ShopUsers} draws
   * @param visitsPerDay mean over all users, above 0
   */
  public VisitHours(Seed people, Seed draws, int users, double visitsPerDay, Instant start) {
    this.people = people;
    this.draws = draws;
    this.users = users;
    this.visitsPerDay = visitsPerDay;
    this.firstDay = start.getEpochSecond() / 86_400;
  }

  /** Hands over all visits that begin in an hour, given by its number since 1970. */
  public void in(long hour, Visits visits) {
    Instant moment = Instant.ofEpochMilli(hour * HOUR);
    int[] localHours = new int[Market.values().length];
    for (Market market : Market.values()) {
      localHours[marketNumber(market)] = moment.atZone(market.zone()).getHour();
    }
    double highest = visitsPerDay * MOST * Rhythm.HIGHEST;
    Seed thisHour = draws.child(hour);
    for (int user = 0; user < users; user++) {
      Seed draw = thisHour.child(user);
      double unit = draw.unit();
      // Most users do not come in most hours: they are passed over before anything is drawn of
      // them.
      if (unit < highest && unit < chance(people.child(user), hour, localHours)) {
        visits.begin(user, hour * HOUR + draw.child(MINUTE).below((int) HOUR));
      }
    }
  }

  private double chance(Seed user, long hour, int[] localHours) {
    if (isAway(user, hour / 24)) {
      return 0;
    }
    int localHour = localHours[marketNumber(ShopUsers.market(user))];
    double w = -StrictMath.log(1 - user.child(RATE).unit());
    double rate = Math.min(MOST, w * StrictMath.sqrt(w) / WEIBULL_MEAN);
    return visitsPerDay * rate * Rhythm.of(user.child(RHYTHM).unit()).share(localHour);
  }

  private boolean isAway(Seed user, long day) {
    double draw = user.child(NEW).unit();
    if (draw < 0.25 && day < firstDay + (long) (draw / 0.25 * 60)) {
      return true;
    }
    Seed presence = user.child(PRESENCE);
    long shifted = day + presence.below(SEASON_DAYS);
    return Math.floorMod(shifted, SEASON_DAYS) < AWAY_DAYS
        && presence.child(Math.floorDiv(shifted, SEASON_DAYS)).unit() < 0.3;
  }

  @SuppressWarnings("EnumOrdinal") // an index into an array that lives as long as this call
  private static int marketNumber(Market market) {
    return market.ordinal();
  }
}
