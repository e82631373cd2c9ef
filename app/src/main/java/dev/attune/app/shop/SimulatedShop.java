package dev.attune.app.shop;

import dev.attune.app.shop.catalog.PriceSchedule;
import dev.attune.app.shop.catalog.Product;
import dev.attune.app.shop.catalog.Shelf;
import dev.attune.app.shop.catalog.ShopCatalog;
import dev.attune.app.shop.response.Delivery;
import dev.attune.app.shop.response.OfferResponse;
import dev.attune.app.shop.seed.Seed;
import dev.attune.app.shop.user.ShopUsers;
import dev.attune.app.shop.user.VisitHours;
import dev.attune.app.shop.visit.Happening;
import dev.attune.app.shop.visit.Memory;
import dev.attune.app.shop.visit.Visit;
import dev.attune.app.shop.visit.VisitWriter;
import dev.attune.avro.CatalogItem;
import dev.attune.avro.ClickEvent;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The endless event stream of a simulated shop, in the order of arrival. It begins with the whole
 * catalogue; then users come and go, and prices change.
 *
 * <p>The same settings give the same events, to the byte. One thread's. Memory: about a hundred
 * bytes for each user who has been here, and the visits that are going on; users themselves are
 * drawn anew whenever they come.
 */
public final class SimulatedShop implements Iterator<ShopEvent> {

  private static final long HOUR = 3_600_000L;

  private final long start;
  private final Shelf shelf;
  private final ShopUsers users;
  private final VisitHours visitHours;
  private final VisitWriter visits;
  private final OfferResponse responses;
  private final Transport transport;
  private final @Nullable Memory[] memories;
  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private long written;
  private long openedUntil;
  private long now;

  public SimulatedShop(ShopSettings settings) {
    Seed root = new Seed(settings.seed());
    Seed people = root.child("people");
    ShopCatalog catalog = ShopCatalog.standard();
    start = settings.start().toEpochMilli();
    shelf = new Shelf(catalog, new PriceSchedule(root.child("prices")));
    users = new ShopUsers(people, catalog);
    visitHours =
        new VisitHours(
            people,
            root.child("hours"),
            settings.users(),
            settings.visitsPerDay(),
            settings.start());
    visits = new VisitWriter(shelf);
    responses = new OfferResponse(users, settings.users(), catalog);
    transport = new Transport(settings, root.child("transport").dice());
    memories = new Memory[settings.users()];
    now = start;
    openedUntil = Math.floorDiv(start, HOUR);
    for (Product product : catalog.products()) {
      arrive(start, Happening.of(shelf.itemAt(product, start)));
    }
  }

  /** Always: the shop never closes. */
  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public ShopEvent next() {
    while (true) {
      ShopEvent event = step();
      if (event != null) {
        return event;
      }
    }
  }

  /** Lets the user whom an offer is for see it: the answer, if any, will be among the events. */
  public void receive(Delivery delivery) {
    for (Happening answer : responses.to(delivery)) {
      arrive(Math.max(now, answer.at()), answer);
    }
  }

  /** The arrival of the newest event, in simulated time. */
  public Instant now() {
    return Instant.ofEpochMilli(now);
  }

  /** How users answer offers, and with what probability. */
  public OfferResponse responses() {
    return responses;
  }

  /** Takes what is due first; null if nothing arrives by it. */
  private @Nullable ShopEvent step() {
    while (due.isEmpty() || due.peek().at() >= openedUntil * HOUR) {
      openHour();
    }
    return switch (due.remove()) {
      case Due.Start visit -> begin(visit);
      case Due.Step step -> advance(step);
      case Due.Arrival arrival -> event(arrival.happening(), arrival.at());
    };
  }

  private void openHour() {
    long hour = openedUntil++;
    for (CatalogItem item : shelf.changes(Math.max(start + 1, hour * HOUR), openedUntil * HOUR)) {
      arrive(item.getValidFrom().toEpochMilli(), Happening.of(item));
    }
    visitHours.in(
        hour,
        (user, at) -> {
          if (at >= start) {
            due.add(new Due.Start(at, written++, user));
          }
        });
  }

  private @Nullable ShopEvent begin(Due.Start visit) {
    Memory memory = memoryOf(visit.user());
    if (memory.isBusyAt(visit.at())) {
      return null;
    }
    Visit story = visits.write(users.at(visit.user()), memory, visit.at() / HOUR, visit.at());
    due.add(new Due.Step(written++, story.steps(), 0));
    // One by one, so that a review due next week does not keep the whole visit in memory.
    for (Happening sequel : story.sequels()) {
      due.add(new Due.Step(written++, List.of(sequel), 0));
    }
    return null;
  }

  private @Nullable ShopEvent advance(Due.Step step) {
    if (!step.isLast()) {
      due.add(step.next());
    }
    Happening happening = step.happening();
    long lateness = transport.lateness();
    long arrival = step.at() + lateness;
    if (transport.isDuplicated()) {
      arrive(arrival + transport.untilDuplicate(), happening);
    }
    if (happening.value() instanceof ClickEvent click && transport.isFollowedByNonsense()) {
      arrive(arrival, Nonsense.of(happening, click, transport.dice()));
    }
    if (lateness == 0) {
      return event(happening, arrival);
    }
    arrive(arrival, happening);
    return null;
  }

  private void arrive(long at, Happening happening) {
    due.add(new Due.Arrival(at, written++, happening));
  }

  private ShopEvent event(Happening happening, long arrival) {
    now = arrival;
    return new ShopEvent(
        happening.topic(), happening.key(), happening.value(), Instant.ofEpochMilli(arrival));
  }

  private Memory memoryOf(int user) {
    Memory memory = memories[user];
    if (memory == null) {
      memory = new Memory();
      memories[user] = memory;
    }
    return memory;
  }
}
