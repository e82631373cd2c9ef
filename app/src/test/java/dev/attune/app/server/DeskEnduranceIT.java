package dev.attune.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dev.attune.app.process.Background;
import dev.attune.app.support.ChromiumExtension;
import dev.attune.app.support.KafkaExtension;
import dev.attune.app.support.KafkaUnderTest;
import dev.attune.avro.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A page beside 2,000 events and 20 offers a second. {@code -Dattune.it.desk.seconds=3600} looks
 * for an hour.
 */
@ExtendWith({ChromiumExtension.class, KafkaExtension.class})
class DeskEnduranceIT {
  private static final int SECONDS = Integer.getInteger("attune.it.desk.seconds", 10);
  private static final int EVENTS_A_SECOND = 2000;
  private static final int OFFERS_A_SECOND = 20;
  private static final Duration WARM = Duration.ofSeconds(8);

  /** As many as the page shows. */
  private static final int CARDS = 8;

  /** What a page takes after its garbage is gone. */
  private record Size(long nodes, long heapBytes) {}

  @Test
  void shouldNotGrowWhenEventsAndOffersStream(KafkaUnderTest kafka, Browser browser)
      throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    try (ServerUnderTest server =
            ServerUnderTest.start(kafka.bootstrapServers(), Map.of("partitions", "1"));
        BrowserContext context = browser.newContext()) {
      // Given
      await().until(server::isReady);
      context.addInitScript(
          "sessionStorage.setItem('token', '%s')".formatted(ServerUnderTest.READER));
      Page page = context.newPage();
      Background shop =
          Background.start("shop", () -> stream(kafka.bootstrapServers(), server, over));
      page.navigate(server.url() + "/");
      page.locator("li.card").nth(CARDS - 1).waitFor();
      page.waitForTimeout((double) WARM.toMillis());
      Size before = size(page);

      // When
      page.waitForTimeout(SECONDS * 1000.0);
      Size after = size(page);
      String rate = page.locator(".chart .figure").first().textContent();
      over.set(true);
      shop.join();

      // Then
      System.out.printf(
          "events a second %s, after %d s: %s, then %s%n", rate, SECONDS, before, after);
      assertThat(after.nodes()).isLessThan(before.nodes() * 12 / 10);
      assertThat(after.heapBytes()).isLessThan(before.heapBytes() * 13 / 10 + (2 << 20));
    }
  }

  private static void stream(String brokers, ServerUnderTest server, AtomicBoolean over) {
    ShopOnStage stage = new ShopOnStage(server, Instant.now());
    try (KafkaProducer<String, byte[]> events =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer());
        ServerUnderTest.Writing<Offer> offers = server.writing(server.topics.offers())) {
      long start = System.nanoTime();
      for (long i = 0; !over.get(); i++) {
        var unused =
            events.send(
                new ProducerRecord<>(
                    server.topics.clickstream().name(), "u" + i % 5000, new byte[200]));
        if (i % (EVENTS_A_SECOND / OFFERS_A_SECOND) == 0) {
          offers.write("u" + i, stage.offerOf("u" + i, "o" + i, "Kettle"));
        }
        LockSupport.parkNanos(start + i * 1_000_000_000L / EVENTS_A_SECOND - System.nanoTime());
      }
    }
  }

  private static Size size(Page page) {
    CDPSession devTools = page.context().newCDPSession(page);
    devTools.send("HeapProfiler.collectGarbage");
    devTools.send("Performance.enable");
    JsonObject metrics = devTools.send("Performance.getMetrics");
    devTools.detach();
    return new Size(metric(metrics, "Nodes"), metric(metrics, "JSHeapUsedSize"));
  }

  private static long metric(JsonObject metrics, String name) {
    for (JsonElement each : metrics.getAsJsonArray("metrics")) {
      if (each.getAsJsonObject().get("name").getAsString().equals(name)) {
        return each.getAsJsonObject().get("value").getAsLong();
      }
    }
    throw new AssertionError("the browser does not say " + name);
  }
}
