package dev.attune.app.demo;

import dev.attune.app.pipeline.WorkerRun;
import dev.attune.app.process.StopSignal;
import dev.attune.avro.Offer;
import dev.attune.topology.PersonalizationStreams;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/**
 * A running demo as its watcher sees it. The watching thread reads the offers, shows them, and
 * hands them to the shop, whose users may answer. All parts belong to who started them.
 */
record DemoPipeline(
    OfferFeed offers,
    ShopFeed shop,
    DemoServer server,
    WorkerRun worker,
    PersonalizationStreams topology,
    DemoClock clock,
    MeterRegistry meters) {

  private static final Duration POLL = Duration.ofMillis(100);

  /** Shows offers until it is asked to stop or so many have been shown. */
  void watch(Screen screen, StopSignal stop, long most) {
    long shown = 0;
    long statusAt = System.nanoTime();
    while (!stop.isSet() && shown < most) {
      requireAlive();
      server.news().ifPresent(screen::show);
      for (Offer offer : offers.poll(POLL)) {
        shop.receive(offer);
        if (shown < most) {
          screen.show(OfferLines.of(offer));
          shown++;
        }
      }
      if (System.nanoTime() - statusAt > screen.statusEvery().toNanos()) {
        screen.status(DemoStatus.read(clock.instant(), shown, meters).line());
        statusAt = System.nanoTime();
      }
    }
    screen.status(DemoStatus.read(clock.instant(), shown, meters).line());
    screen.end();
  }

  private void requireAlive() {
    shop.requireAlive();
    worker.requireAlive();
    if (topology.streams().state().hasStartedOrFinishedShuttingDown()) {
      throw new IllegalStateException("the topology stopped: " + topology.streams().state());
    }
  }
}
