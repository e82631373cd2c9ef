package dev.attune.topology.profile;

import dev.attune.avro.ClickType;
import dev.attune.avro.ProductRef;
import dev.attune.avro.Profile;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.playbook.TriggerKind;
import dev.attune.topology.playbook.TriggerSpec;
import dev.attune.topology.trigger.Transitions;
import dev.attune.topology.trigger.TriggerRule;
import dev.attune.topology.trigger.rule.TriggerRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A quick look at what one event costs, to be run by hand: profile, rules, and the size of a
 * typical profile. The benchmarks module measures properly.
 */
final class ProfileCost {

  private static final int EVENTS = 2_000_000;

  private ProfileCost() {}

  public static void main(String[] arguments) {
    List<UserEvent> events = events();
    List<TriggerRule> rules =
        Arrays.stream(TriggerKind.values())
            .map(kind -> new TriggerSpec(kind, kind.durations(), kind.numbers()))
            .map(TriggerRules::of)
            .toList();
    for (int round = 0; round < 4; round++) {
      System.out.printf(
          "apply %.2f us, apply and rules %.2f us, hash %.2f us, typical %d bytes%n",
          apply(events), applyAndRules(events, rules), hash(events), typicalBytes(events));
    }
  }

  /** Users with a few tastes, 300 events each, then the next user. */
  private static List<UserEvent> events() {
    Random random = new Random(7);
    List<UserEvent> events = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Happening now = Happening.minute(i * 7L).in("session-" + i / 20);
      String id = String.valueOf(1_000_000 + random.nextInt(40));
      events.add(
          switch (random.nextInt(20)) {
            case 0, 1 -> now.clicked(ClickType.PRODUCT_ADDED, product(id));
            case 2 -> now.ordered(id);
            case 3, 4 -> now.searched("electric kettle " + random.nextInt(6), 12);
            case 5 -> now.clicked(ClickType.PAGE_VIEWED, null);
            default -> now.clicked(ClickType.PRODUCT_VIEWED, product(id));
          });
    }
    return events;
  }

  private static ProductRef product(String id) {
    return Happening.product(id, "appliances.kitchen." + id.substring(5), 49.0);
  }

  private static double apply(List<UserEvent> events) {
    long start = System.nanoTime();
    Profile profile = Profiles.empty("x", Happening.START);
    for (int i = 0; i < EVENTS; i++) {
      int turn = i % events.size();
      profile =
          Happening.with(
              turn == 0 ? Profiles.empty("x", Happening.START) : profile, events.get(turn));
    }
    return micros(start, profile);
  }

  private static double applyAndRules(List<UserEvent> events, List<TriggerRule> rules) {
    long start = System.nanoTime();
    Profile profile = Profiles.empty("x", Happening.START);
    int fired = 0;
    for (int i = 0; i < EVENTS; i++) {
      int turn = i % events.size();
      Profile before = turn == 0 ? Profiles.empty("x", Happening.START) : profile;
      profile = Happening.with(before, events.get(turn));
      for (TriggerRule rule : rules) {
        fired += Transitions.byEvent(rule, before, profile, (id, at) -> null) ? 1 : 0;
      }
      fired += Transitions.nextDue(rules, profile, (id, at) -> null).hashCode() & 1;
    }
    return micros(start, fired);
  }

  private static double hash(List<UserEvent> events) {
    Profile profile = Happening.profileOf(events);
    long start = System.nanoTime();
    int sum = 0;
    for (int i = 0; i < EVENTS / 20; i++) {
      sum += ProfileHash.of(profile).length();
    }
    return 20 * micros(start, sum);
  }

  private static int typicalBytes(List<UserEvent> events) {
    return Wire.encode(Happening.profileOf(events.subList(0, 60))).length;
  }

  /** Takes the result so that it is not optimised away. */
  private static double micros(long start, Object result) {
    double micros = (System.nanoTime() - start) / 1e3 / EVENTS;
    return System.identityHashCode(result) == 0 ? Double.NaN : micros;
  }
}
