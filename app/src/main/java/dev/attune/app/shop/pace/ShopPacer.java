package dev.attune.app.shop.pace;

import dev.attune.app.shop.ShopEvent;
import dev.attune.app.shop.ShopSettings;
import dev.attune.app.shop.SimulatedShop;
import dev.attune.app.shop.response.Delivery;
import dev.attune.avro.Offer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Lets the simulated shop's events out at a pace.
 *
 * <p>The thread in {@link #run} owns the shop and hands out the events. {@link #receive} and {@link
 * #stop} may be called from any thread: offers wait in a queue until the owner takes them, between
 * two events.
 */
public final class ShopPacer {

  /** Waits. Injected, so that tests need not. */
  @FunctionalInterface
  public interface Waiting {
    void pause(Duration span) throws InterruptedException;
  }

  private static final Duration NAP = Duration.ofMillis(200);

  private final SimulatedShop shop;
  private final Pace pace;
  private final TimeMapping mapping;
  private final Restamp restamp;
  private final InstantSource clock;
  private final Waiting waiting;
  private final Queue<Offer> offers = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  /**
   * @param mapping what times the events carry; {@link TimeMapping#none} leaves simulated time
   */
  public ShopPacer(
      SimulatedShop shop, Pace pace, TimeMapping mapping, InstantSource clock, Waiting waiting) {
    this.shop = shop;
    this.pace = pace;
    this.mapping = mapping;
    this.restamp = new Restamp(mapping);
    this.clock = clock;
    this.waiting = waiting;
  }

  /**
   * A shop that is live from now on: its time runs faster than the clock by the settings'
   * compression, and the clock's time is what events carry.
   */
  public static ShopPacer live(ShopSettings settings) {
    var shop = new SimulatedShop(settings);
    InstantSource clock = InstantSource.system();
    var mapping = new TimeMapping(shop.now(), clock.instant(), settings.compression());
    return new ShopPacer(shop, Pace.live(mapping), mapping, clock, Thread::sleep);
  }

  /** A shop in simulated time that hands out so many events a second. */
  public static ShopPacer perSecond(ShopSettings settings, double events) {
    InstantSource clock = InstantSource.system();
    Pace pace = Pace.perSecond(clock.instant(), events);
    return new ShopPacer(
        new SimulatedShop(settings), pace, TimeMapping.none(), clock, Thread::sleep);
  }

  /**
   * Hands events to the sink, one after the other, until stopped.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void run(Consumer<ShopEvent> sink) throws InterruptedException {
    for (long position = 0; !stopped; position++) {
      ShopEvent event = shop.next();
      await(event, position);
      if (stopped) {
        return;
      }
      sink.accept(restamp.apply(event));
      deliver();
    }
  }

  /** An offer has been published: its user may answer it, at the shop's present. */
  public void receive(Offer offer) {
    offers.add(offer);
  }

  /** Ends {@link #run} within the fifth part of a second. */
  public void stop() {
    stopped = true;
  }

  /** Sleeps in naps, so that a shop at night can be stopped. */
  private void await(ShopEvent event, long position) throws InterruptedException {
    Duration rest = pace.untilDue(event, position, clock.instant());
    while (rest.isPositive() && !stopped) {
      waiting.pause(rest.compareTo(NAP) < 0 ? rest : NAP);
      rest = pace.untilDue(event, position, clock.instant());
    }
  }

  private void deliver() {
    Instant present = shop.now();
    for (Offer offer = offers.poll(); offer != null; offer = offers.poll()) {
      Duration lifetime = Duration.between(offer.getCreatedAt(), offer.getExpiresAt());
      shop.receive(new Delivery(offer, present, mapping.simulated(lifetime)));
    }
  }
}
