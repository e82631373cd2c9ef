package dev.attune.topology.trigger.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.CatalogItem;
import dev.attune.avro.ClickType;
import dev.attune.avro.OutcomeType;
import dev.attune.avro.ProductRef;
import dev.attune.avro.PurchaseType;
import dev.attune.topology.catalog.CatalogReader;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.playbook.TriggerKind;
import dev.attune.topology.profile.Happening;
import dev.attune.topology.trigger.TriggerRule;
import dev.attune.topology.trigger.rule.Simulation.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Tuple;

/**
 * Design law 3: what fires, and as of when, depends on the events, not on when timers are seen to.
 */
class LazyAndEagerTimersTest {

  private static final Map<TriggerKind, TriggerRule> RULES =
      Simulation.rules(
          Map.of(
              "price-drop.check-every", Duration.ofHours(3),
              "price-drop.watch-for", Duration.ofDays(1),
              "post-purchase.after", Duration.ofHours(4),
              "replenishment-due.default-interval", Duration.ofHours(30),
              "dormant.after", Duration.ofDays(1)),
          Map.of(
              "repeated-view.times", 2.0,
              "loyalty-step.orders", 2.0,
              "interest-shift.minimum-events", 2.0,
              "replenishment-due.minimum-orders", 1.0));

  /** Prices go up and down every five hours, each product at its own time. */
  private static final CatalogReader CATALOG =
      (productId, asOf) -> {
        long turn = Duration.between(Happening.START, asOf).toHours() / 5 + productId.charAt(0);
        return new CatalogItem(
            productId,
            asOf,
            productId,
            null,
            null,
            Happening.decimal(Math.floorMod(turn, 3) == 0 ? 8.0 : 10.0),
            null,
            "EUR",
            null,
            null,
            null,
            List.of(),
            productId.equals("b") ? 2 : null,
            Map.of());
      };

  /** What a user does, so long after the step before, and so late. */
  record Step(int gapMinutes, int lateMinutes, int jitterMillis, int deed, int product) {

    UserEvent at(Instant arrival) {
      Instant at = arrival.minus(Duration.ofMinutes(lateMinutes));
      Happening now = new Happening(at, arrival, null, null);
      String id = String.valueOf((char) ('a' + product));
      ProductRef named = Happening.product(id, "shop." + id + ".special", 10.0);
      return switch (deed) {
        case 0, 1, 2 -> now.clicked(ClickType.PRODUCT_VIEWED, named);
        case 3 -> now.clicked(ClickType.PRODUCT_ADDED, named);
        case 4 -> now.clicked(ClickType.PRODUCT_REMOVED, named);
        case 5 -> now.searched(id, product % 2);
        case 6, 7 -> now.purchased(PurchaseType.ORDER_COMPLETED, 10.0, "EUR", List.of(named));
        case 8 -> now.purchased(PurchaseType.ORDER_REFUNDED, 10.0, "EUR", List.of());
        case 9 -> now.rated(1 + product);
        default -> now.answered(OutcomeType.SHOWN);
      };
    }
  }

  @Property(tries = 150)
  void shouldFireTheSameWhenTimersAreSeenToLateEarlyOrEveryMinute(
      @ForAll("stepsOnTheMinute") List<Step> steps) {
    // Given
    List<UserEvent> events = events(steps);
    Instant end = events.getLast().arrivedAt().plus(Duration.ofHours(60));

    // When
    Outcome lazy = Simulation.run(RULES, CATALOG, events, Simulation::lazily, end);
    Outcome eager = Simulation.run(RULES, CATALOG, events, Simulation::eagerly, end);
    Outcome everyMinute = Simulation.run(RULES, CATALOG, events, Simulation::minutely, end);

    // Then
    assertThat(eager).isEqualTo(lazy);
    assertThat(everyMinute).isEqualTo(lazy);
  }

  @Property(tries = 300)
  void shouldFireTheSameLateOrEarlyWhenEventsComeAtAnyMillisecond(
      @ForAll("stepsAtAnyTime") List<Step> steps) {
    // Given
    List<UserEvent> events = events(steps);
    Instant end = events.getLast().arrivedAt().plus(Duration.ofDays(4));

    // When
    Outcome lazy = Simulation.run(RULES, CATALOG, events, Simulation::lazily, end);
    Outcome eager = Simulation.run(RULES, CATALOG, events, Simulation::eagerly, end);

    // Then
    assertThat(eager).isEqualTo(lazy);
  }

  @Example
  void shouldMeetEveryKindWhenManyStoriesAreTold() {
    // Given
    Set<TriggerKind> met = EnumSet.noneOf(TriggerKind.class);
    RandomGenerator<List<Step>> stories = stepsOnTheMinute().generator(1_000);
    Random random = new Random(7);

    // When
    for (int i = 0; i < 2_000; i++) {
      List<UserEvent> events = events(stories.next(random).value());
      Instant end = events.getLast().arrivedAt().plus(Duration.ofDays(4));
      Simulation.run(RULES, CATALOG, events, Simulation::lazily, end)
          .firings()
          .forEach(firing -> met.add(firing.kind()));
    }

    // Then
    assertThat(met).containsExactlyInAnyOrder(TriggerKind.values());
  }

  @Provide
  Arbitrary<List<Step>> stepsOnTheMinute() {
    return steps(Arbitraries.just(0));
  }

  @Provide
  Arbitrary<List<Step>> stepsAtAnyTime() {
    return steps(Arbitraries.integers().between(0, 59_999));
  }

  private static Arbitrary<List<Step>> steps(Arbitrary<Integer> jitter) {
    Arbitrary<Integer> gap =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.integers().between(-10, 20)),
            Tuple.of(3, Arbitraries.integers().between(20, 300)),
            Tuple.of(1, Arbitraries.integers().between(300, 3000)));
    Arbitrary<Integer> late =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.just(0)),
            Tuple.of(2, Arbitraries.integers().between(-3, 1600)));
    return Combinators.combine(
            gap,
            late,
            jitter,
            Arbitraries.integers().between(0, 10),
            Arbitraries.integers().between(0, 3))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  private static List<UserEvent> events(List<Step> steps) {
    List<UserEvent> events = new ArrayList<>();
    Instant arrival = Happening.START;
    for (Step step : steps) {
      arrival = arrival.plus(Duration.ofMinutes(step.gapMinutes())).plusMillis(step.jitterMillis());
      events.add(step.at(arrival));
    }
    return events;
  }
}
