package dev.attune.benchmarks.jmh;

import dev.attune.app.shop.ShopEvent;
import dev.attune.app.shop.ShopSettings;
import dev.attune.app.shop.SimulatedShop;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.EventHeader;
import dev.attune.avro.Profile;
import dev.attune.avro.PurchaseEvent;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.profile.ProfileUpdater;
import dev.attune.topology.profile.Profiles;
import dev.attune.topology.profile.model.MoodReader;
import dev.attune.topology.profile.model.ProfileSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one user of a simulated shop, after many visits; the same in every run. */
record BusyUser(Profile profile, List<UserEvent> events) {

  private static final int EVENTS = 120;
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  BusyUser {
    events = List.copyOf(events);
  }

  static ProfileUpdater updater() {
    return new ProfileUpdater(ProfileSettings.DEFAULTS, MoodReader.DEEDS);
  }

  static BusyUser afterManyVisits() {
    SimulatedShop shop = new SimulatedShop(ShopSettings.of(1, START).withUsers(1));
    ProfileUpdater updater = updater();
    Profile profile = Profiles.empty("user", START);
    List<UserEvent> events = new ArrayList<>();
    while (events.size() < EVENTS) {
      Optional<UserEvent> event = userEvent(shop.next(), events.size());
      if (event.isPresent()) {
        events.add(event.get());
        profile = updater.apply(profile, event.get());
      }
    }
    return new BusyUser(profile, events);
  }

  ClickEvent click() {
    return events.stream()
        .map(UserEvent::body)
        .filter(ClickEvent.class::isInstance)
        .map(ClickEvent.class::cast)
        .filter(click -> click.getProduct() != null)
        .findFirst()
        .orElseThrow();
  }

  private static Optional<UserEvent> userEvent(ShopEvent event, long offset) {
    return switch (event.value()) {
      case ClickEvent click -> Optional.of(userEvent(event, click.getHeader(), offset));
      case PurchaseEvent purchase -> Optional.of(userEvent(event, purchase.getHeader(), offset));
      default -> Optional.empty();
    };
  }

  private static UserEvent userEvent(ShopEvent event, EventHeader header, long offset) {
    return new UserEvent(
        header,
        event.value(),
        header.getOccurredAt(),
        event.arrivedAt(),
        new UserEvent.Place(0, 0, offset));
  }
}
