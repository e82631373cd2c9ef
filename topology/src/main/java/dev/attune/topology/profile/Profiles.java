package dev.attune.topology.profile;

import dev.attune.avro.Activity;
import dev.attune.avro.Cart;
import dev.attune.avro.Interests;
import dev.attune.avro.Mood;
import dev.attune.avro.PriceBand;
import dev.attune.avro.Profile;
import dev.attune.avro.Session;
import dev.attune.avro.Spending;
import dev.attune.topology.profile.bound.Money;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Makes profiles that no event made. */
public final class Profiles {

  private Profiles() {}

  /** The profile of a user of whom nothing is known, whose first event arrives at {@code at}. */
  public static Profile empty(String userId, Instant at) {
    return new Profile(
        userId,
        new Activity(at, at, at, at, null, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L),
        new Spending(Money.ZERO, null, null, null, null, null),
        new Interests(at, List.of(), List.of()),
        new PriceBand(0L, 0.0, 0.0),
        new Session(null, at, at, at, 0L, 0, 0, 0, null, 0, 0),
        new Cart(List.of(), List.of(), at),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        new Mood(0.0, 0.0, at, null, 0.0),
        ByteBuffer.allocate(0));
  }

  /** The same profile, with all timers due up to that moment having fired. Never goes back. */
  public static Profile withTimersFired(Profile profile, Instant at) {
    return profile.getActivity().getTimersFiredAt().isBefore(at)
        ? with(profile, firedAt(profile.getActivity(), at), profile.getRecentEvents())
        : profile;
  }

  /** The same profile without what depends on the run: places of events, progress of timers. */
  static Profile withoutRun(Profile profile) {
    Activity activity = profile.getActivity();
    return with(profile, firedAt(activity, activity.getClockAt()), ByteBuffer.allocate(0));
  }

  private static Profile with(Profile profile, Activity activity, ByteBuffer recentEvents) {
    return new Profile(
        profile.getUserId(),
        activity,
        profile.getSpending(),
        profile.getInterests(),
        profile.getPriceBand(),
        profile.getSession(),
        profile.getCart(),
        profile.getViews(),
        profile.getSearches(),
        profile.getBought(),
        profile.getLocale(),
        profile.getTimeZone(),
        profile.getMood(),
        recentEvents);
  }

  private static Activity firedAt(Activity activity, Instant at) {
    return new Activity(
        activity.getFirstSeenAt(),
        activity.getLastSeenAt(),
        activity.getClockAt(),
        at,
        activity.getLastEventId(),
        activity.getEvents(),
        activity.getViews(),
        activity.getSearches(),
        activity.getCartAdditions(),
        activity.getOrders(),
        activity.getRefunds(),
        activity.getMessages(),
        activity.getOffersShown(),
        activity.getOffersClicked(),
        activity.getOffersDismissed());
  }
}
