package dev.attune.topology.identity.fold;

import dev.attune.avro.Activity;
import dev.attune.avro.Profile;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** Counts add; the first is the least, the last the greatest. */
final class ActivityFold {

  /**
   * The activity of all.
   *
   * @param own whose clock and timers hold
   * @param parts at least one, each with an event
   */
  Activity of(Activity own, List<Profile> parts) {
    List<Activity> all = parts.stream().map(Profile::getActivity).toList();
    Activity newest = all.stream().max(Comparator.comparing(Activity::getClockAt)).orElseThrow();
    return new Activity(
        all.stream().map(Activity::getFirstSeenAt).min(Comparator.naturalOrder()).orElseThrow(),
        all.stream().map(Activity::getLastSeenAt).max(Comparator.naturalOrder()).orElseThrow(),
        own.getClockAt(),
        own.getTimersFiredAt(),
        newest.getLastEventId(),
        sum(all, Activity::getEvents),
        sum(all, Activity::getViews),
        sum(all, Activity::getSearches),
        sum(all, Activity::getCartAdditions),
        sum(all, Activity::getOrders),
        sum(all, Activity::getRefunds),
        sum(all, Activity::getMessages),
        sum(all, Activity::getOffersShown),
        sum(all, Activity::getOffersClicked),
        sum(all, Activity::getOffersDismissed));
  }

  private static long sum(List<Activity> all, ToLongFunction<Activity> count) {
    return all.stream().mapToLong(count).sum();
  }
}
