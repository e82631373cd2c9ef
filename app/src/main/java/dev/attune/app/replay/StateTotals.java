package dev.attune.app.replay;

import dev.attune.avro.Activity;
import dev.attune.avro.Profile;
import dev.attune.avro.UserRequests;

/**
 * Sums over the state stores.
 *
 * @param users profiles
 * @param views product views counted in the profiles
 * @param cartAdditions additions to carts counted in the profiles
 * @param orders completed orders counted in the profiles
 * @param triggers triggers counted in the books of requests
 * @param open requests whose answer is awaited
 * @param held triggers that quiet hours hold
 */
record StateTotals(
    long users, long views, long cartAdditions, long orders, long triggers, long open, long held) {

  static final StateTotals NONE = new StateTotals(0, 0, 0, 0, 0, 0, 0);

  StateTotals plus(Profile profile) {
    Activity activity = profile.getActivity();
    return new StateTotals(
        users + 1,
        views + activity.getViews(),
        cartAdditions + activity.getCartAdditions(),
        orders + activity.getOrders(),
        triggers,
        open,
        held);
  }

  StateTotals plus(UserRequests requests) {
    return new StateTotals(
        users,
        views,
        cartAdditions,
        orders,
        triggers + requests.getTriggers(),
        open + requests.getOpen().size(),
        held + requests.getHeld().size());
  }
}
