package dev.attune.topology.outcome;

import dev.attune.avro.EarlyOutcome;
import dev.attune.avro.PlacedOrder;
import dev.attune.avro.Spell;
import dev.attune.avro.Touch;
import dev.attune.avro.UserJourney;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one user did after offers: an immutable view on {@link UserJourney} that yields changed
 * copies. Each list is bounded: the oldest leaves.
 */
record Journey(UserJourney state) {

  static final int MOST_TOUCHES = 256;
  static final int MOST_SPELLS = 32;
  static final int MOST_ORDERS = 64;
  static final int MOST_EARLY = 64;

  /** The user's journey, empty where there is none yet. */
  static Journey of(String userId, @Nullable UserJourney known) {
    return new Journey(
        known == null
            ? new UserJourney(userId, List.of(), List.of(), List.of(), List.of(), null)
            : known);
  }

  String userId() {
    return state.getUserId();
  }

  List<Touch> touches() {
    return state.getTouches();
  }

  List<Spell> spells() {
    return state.getSpells();
  }

  List<PlacedOrder> orders() {
    return state.getOrders();
  }

  List<EarlyOutcome> early() {
    return state.getEarly();
  }

  /** When the index has the user next, or never. */
  Instant dueAt() {
    return state.getDueAt() == null ? Instant.MAX : state.getDueAt();
  }

  boolean isEmpty() {
    return touches().isEmpty() && spells().isEmpty() && orders().isEmpty() && early().isEmpty();
  }

  Optional<Touch> touch(String offerId) {
    return touches().stream().filter(each -> each.getOfferId().equals(offerId)).findFirst();
  }

  Optional<Spell> spell(String experiment) {
    return spells().stream().filter(each -> each.getExperiment().equals(experiment)).findFirst();
  }

  Optional<PlacedOrder> order(String orderId) {
    return orders().stream().filter(each -> each.getOrderId().equals(orderId)).findFirst();
  }

  /** With a touch in the place of the one of the same offer, or last. */
  Journey with(Touch touch) {
    return withTouches(
        put(touches(), touch, each -> each.getOfferId().equals(touch.getOfferId()), MOST_TOUCHES));
  }

  /** With a spell in the place of the one of the same experiment, or last. */
  Journey with(Spell spell) {
    return copy(
        touches(),
        put(
            spells(),
            spell,
            each -> each.getExperiment().equals(spell.getExperiment()),
            MOST_SPELLS),
        orders(),
        early());
  }

  /** With an order in the place of the one of the same number, or last. */
  Journey with(PlacedOrder order) {
    return withOrders(
        put(orders(), order, each -> each.getOrderId().equals(order.getOrderId()), MOST_ORDERS));
  }

  Journey waiting(EarlyOutcome outcome) {
    return withEarly(put(early(), outcome, each -> false, MOST_EARLY));
  }

  Journey withTouches(List<Touch> touches) {
    return copy(touches, spells(), orders(), early());
  }

  Journey withOrders(List<PlacedOrder> orders) {
    return copy(touches(), spells(), orders, early());
  }

  Journey withEarly(List<EarlyOutcome> early) {
    return copy(touches(), spells(), orders(), early);
  }

  Journey due(Instant next) {
    return new Journey(
        new UserJourney(
            userId(),
            touches(),
            spells(),
            orders(),
            early(),
            next.equals(Instant.MAX) ? null : next));
  }

  private Journey copy(
      List<Touch> touches, List<Spell> spells, List<PlacedOrder> orders, List<EarlyOutcome> early) {
    return new Journey(new UserJourney(userId(), touches, spells, orders, early, state.getDueAt()));
  }

  private static <T> List<T> put(List<T> list, T item, Predicate<T> same, int most) {
    List<T> changed = new ArrayList<>(list.size() + 1);
    boolean placed = false;
    for (T each : list) {
      boolean here = same.test(each);
      changed.add(here ? item : each);
      placed |= here;
    }
    if (!placed) {
      changed.add(item);
    }
    return changed.size() > most ? changed.subList(1, changed.size()) : changed;
  }
}
