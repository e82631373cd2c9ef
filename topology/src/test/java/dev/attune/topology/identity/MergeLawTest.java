package dev.attune.topology.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.IdentityLink;
import dev.attune.avro.Profile;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.profile.Happening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The law: counters add once, history moves, order does not matter, and a merge of any number in
 * any order gives one result.
 */
class MergeLawTest {

  private static final List<String> IDS = List.of("a", "b", "c", "d", "e", "f");

  /** Events and links of a few ids, and what holds when all of them are known. */
  private record Story(List<Step> steps) {

    private record Step(String id, @Nullable UserEvent event, @Nullable IdentityLink link) {}

    /** Random events; links at random as well, chains and rings among them. */
    static Story of(long seed, int length) {
      Random random = new Random(seed);
      List<Step> steps = new ArrayList<>();
      for (int minute = 0; minute < length; minute++) {
        String id = IDS.get(random.nextInt(IDS.size()));
        if (random.nextInt(6) == 0) {
          Instant at = Happening.START.plusSeconds(random.nextInt(5));
          String known = IDS.get(random.nextInt(IDS.size()));
          steps.add(new Step(id, null, new IdentityLink(known, at)));
        } else {
          steps.add(new Step(id, event(random, minute), null));
        }
      }
      return new Story(steps);
    }

    private static UserEvent event(Random random, int minute) {
      Happening at = Happening.minute(minute * 7L);
      String product = "p" + random.nextInt(4);
      return switch (random.nextInt(6)) {
        case 0 -> at.added(product);
        case 1 -> at.removed(product);
        case 2 -> at.ordered(product);
        case 3 -> at.searched("tea " + random.nextInt(3), random.nextInt(2));
        case 4 -> at.rated(1 + random.nextInt(5));
        default -> at.viewed(product);
      };
    }

    /** The link of each id that holds: the least. */
    Map<String, String> links() {
      Map<String, IdentityLink> least = new HashMap<>();
      for (Step step : steps) {
        IdentityLink link = step.link();
        if (link != null && !link.getKnownId().equals(step.id())) {
          least.merge(
              step.id(),
              link,
              (one, other) ->
                  one.getAt().equals(other.getAt())
                      ? one.getKnownId().compareTo(other.getKnownId()) <= 0 ? one : other
                      : one.getAt().isBefore(other.getAt()) ? one : other);
        }
      }
      Map<String, String> links = new HashMap<>();
      least.forEach((id, link) -> links.put(id, link.getKnownId()));
      return links;
    }

    /** Whose events count at an id: all that lead to it. */
    Set<String> reaching(String id) {
      Map<String, String> links = links();
      Set<String> reaching = new HashSet<>();
      for (String each : IDS) {
        String at = each;
        for (int hop = 0; at != null && hop <= IDS.size(); hop++) {
          if (at.equals(id)) {
            reaching.add(each);
          }
          at = links.get(at);
        }
      }
      return reaching;
    }

    long events(Set<String> ids) {
      return steps.stream().filter(step -> step.event() != null && ids.contains(step.id())).count();
    }
  }

  /** The events of an id come in order, for one task reads them; all else comes as it likes. */
  private static IdentityNetwork told(Story story, long seed) {
    IdentityNetwork network = new IdentityNetwork(seed);
    Random random = new Random(seed);
    List<Story.Step> links =
        new ArrayList<>(story.steps().stream().filter(step -> step.link() != null).toList());
    Collections.shuffle(links, random);
    for (Story.Step step : story.steps()) {
      UserEvent event = step.event();
      if (event != null) {
        network.happens(step.id(), event);
      } else {
        Story.Step some = links.removeLast();
        network.link(some.id(), Objects.requireNonNull(some.link()));
      }
      network.deliverSome();
    }
    network.deliverAll();
    return network;
  }

  @Property(tries = 400)
  void shouldEndWithTheSameProfilesWhateverTheOrderOfMessages(
      @ForAll long story, @ForAll @IntRange(min = 1, max = 40) int length, @ForAll long order) {
    // Given
    Story told = Story.of(story, length);

    // When
    IdentityNetwork one = told(told, order);
    IdentityNetwork other = told(told, order + 1);

    // Then
    for (String id : IDS) {
      assertThat(one.at(id)).isEqualTo(other.at(id));
      assertThat(one.asks(id)).isEqualTo(other.asks(id));
    }
  }

  @Property(tries = 400)
  void shouldCountEachEventOnceAtEachIdThatItReaches(
      @ForAll long story, @ForAll @IntRange(min = 1, max = 40) int length, @ForAll long order) {
    // Given
    Story told = Story.of(story, length);

    // When
    IdentityNetwork network = told(told, order);

    // Then
    for (String id : IDS) {
      Set<String> reaching = told.reaching(id);
      boolean silent = told.events(Set.of(id)) == 0;
      assertThat(network.at(id).getActivity().getEvents())
          .as("events at %s, reached by %s", id, reaching)
          .isEqualTo(silent ? 0 : told.events(reaching));
    }
  }

  /** What does not depend on which id an event came under, must not. */
  @Property(tries = 300)
  void shouldKnowWhatOneIdWouldHaveKnown(
      @ForAll long story, @ForAll @IntRange(min = 2, max = 40) int length) {
    // Given
    Random random = new Random(story);
    List<UserEvent> events = new ArrayList<>();
    IdentityNetwork network = new IdentityNetwork(story);
    for (int minute = 0; minute < length; minute++) {
      UserEvent event = Story.event(random, minute);
      events.add(event);
      network.happens(minute == 0 ? "c" : List.of("a", "b", "c").get(random.nextInt(3)), event);
    }

    // When
    network.link("a", new IdentityLink("b", Happening.START));
    network.link("b", new IdentityLink("c", Happening.START));
    network.deliverAll();

    // Then
    Profile merged = network.at("c");
    Profile whole = Happening.profileOf(events);
    assertThat(merged.getActivity().getEvents()).isEqualTo(whole.getActivity().getEvents());
    assertThat(merged.getActivity().getViews()).isEqualTo(whole.getActivity().getViews());
    assertThat(merged.getActivity().getOrders()).isEqualTo(whole.getActivity().getOrders());
    assertThat(merged.getActivity().getFirstSeenAt())
        .isEqualTo(whole.getActivity().getFirstSeenAt());
    assertThat(merged.getActivity().getLastSeenAt()).isEqualTo(whole.getActivity().getLastSeenAt());
    assertThat(merged.getSpending().getRevenue()).isEqualTo(whole.getSpending().getRevenue());
    assertThat(merged.getSpending().getLastOrderEventId())
        .isEqualTo(whole.getSpending().getLastOrderEventId());
    assertThat(merged.getViews()).isEqualTo(whole.getViews());
    assertThat(merged.getSearches()).isEqualTo(whole.getSearches());
    assertThat(merged.getBought()).isEqualTo(whole.getBought());
    assertThat(merged.getMood().getWeight()).isCloseTo(whole.getMood().getWeight(), within());
    assertThat(merged.getInterests().getCategories())
        .hasSameSizeAs(whole.getInterests().getCategories());
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }

  @Test
  void shouldLetTheLeastOfARingAsk() {
    // Given
    IdentityNetwork network = new IdentityNetwork(1);
    for (String id : List.of("a", "b", "c")) {
      network.happens(id, Happening.minute(1).viewed("kettle"));
    }

    // When
    network.link("b", new IdentityLink("c", Happening.START));
    network.link("c", new IdentityLink("a", Happening.START));
    network.link("a", new IdentityLink("b", Happening.START));
    network.deliverAll();

    // Then
    assertThat(List.of("a", "b", "c")).filteredOn(network::asks).containsExactly("a");
    assertThat(network.at("a").getActivity().getViews()).isEqualTo(3);
  }

  @Test
  void shouldTakeBackWhatWasToldWhenAnEarlierLinkComesLater() {
    // Given
    IdentityNetwork network = new IdentityNetwork(1);
    network.happens("a", Happening.minute(1).viewed("kettle"));
    network.happens("b", Happening.minute(2).viewed("cup"));
    network.happens("c", Happening.minute(3).viewed("pot"));
    network.link("a", new IdentityLink("b", Happening.START.plusSeconds(9)));
    network.deliverAll();
    long before = network.at("b").getActivity().getViews();

    // When
    network.link("a", new IdentityLink("c", Happening.START));
    network.deliverAll();

    // Then
    assertThat(before).isEqualTo(2);
    assertThat(network.at("b").getActivity().getViews()).isEqualTo(1);
    assertThat(network.at("c").getActivity().getViews()).isEqualTo(2);
  }

  @Test
  void shouldKeepTheFirstThatWereLinkedWhenTooManyAre() {
    // Given
    IdentityNetwork network = new IdentityNetwork(3);
    network.happens("known", Happening.minute(1).viewed("kettle"));
    List<Integer> devices = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      devices.add(i);
      network.happens("device-" + i, Happening.minute(2).viewed("kettle"));
    }
    Collections.shuffle(devices, new Random(5));

    // When
    for (int device : devices) {
      network.link(
          "device-" + device, new IdentityLink("known", Happening.START.plusSeconds(device)));
      network.deliverSome();
    }
    network.deliverAll();

    // Then
    assertThat(network.at("known").getActivity().getViews()).isEqualTo(IdentityBook.MOST_IDS);
  }
}
