package dev.attune.app.demo;

import dev.attune.app.pipeline.EventSender;
import dev.attune.app.process.Background;
import dev.attune.app.shop.ShopEvent;
import dev.attune.app.shop.SimulatedShop;
import dev.attune.app.shop.pace.ShopPacer;
import dev.attune.app.shop.pace.TimeMapping;
import dev.attune.avro.Offer;
import java.time.InstantSource;

/**
 * The simulated shop at work. Its thread owns shop and sender until {@link #close}; {@link
 * #receive} may be called by any other.
 */
final class ShopFeed implements AutoCloseable {

  private final ShopPacer pacer;
  private final Background thread;

  private ShopFeed(ShopPacer pacer, Background thread) {
    this.pacer = pacer;
    this.thread = thread;
  }

  /**
   * Sends the whole catalogue, and returns when the brokers have it: facts come before those who
   * ask for them.
   *
   * @return the shop's first event after it
   */
  static ShopEvent sendCatalogue(SimulatedShop shop, EventSender sender) {
    ShopEvent event = shop.next();
    while (event.topic().equals("catalog")) {
      send(event, sender);
      event = shop.next();
    }
    sender.flush();
    return event;
  }

  /**
   * Opens the shop and lets the clock run.
   *
   * @param first the event that has been taken from the shop already
   * @param sender used by the feed alone from now on
   */
  static ShopFeed start(SimulatedShop shop, ShopEvent first, EventSender sender, DemoClock clock) {
    ShopPacer pacer =
        new ShopPacer(shop, clock.run(), TimeMapping.none(), InstantSource.system(), Thread::sleep);
    Background thread =
        Background.start(
            "simulated-shop",
            () -> {
              send(first, sender);
              pacer.run(event -> send(event, sender));
            });
    return new ShopFeed(pacer, thread);
  }

  private static void send(ShopEvent event, EventSender sender) {
    sender.send(event.topic(), event.key(), event.value(), event.arrivedAt());
  }

  /** Shows an offer to its user, who may answer it. */
  void receive(Offer offer) {
    pacer.receive(offer);
  }

  void requireAlive() {
    thread.requireAlive();
  }

  @Override
  public void close() {
    pacer.stop();
    thread.join();
  }
}
