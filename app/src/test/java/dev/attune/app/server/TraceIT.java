package dev.attune.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import dev.attune.app.support.KafkaExtension;
import dev.attune.app.support.KafkaUnderTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One offer's way as a collector sees it. */
@ExtendWith(KafkaExtension.class)
@Timeout(120)
class TraceIT {
  private static final String ID = "3c5a397f-3542-5dd0-9bdc-d6fa2048030e";

  @Test
  void shouldShowEventTriggerRequestCallGuardAndPublicationOfAnOffer(KafkaUnderTest kafka)
      throws Exception {
    // Given
    BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    HttpServer collector = collector(sent);
    String address = "http://127.0.0.1:%d/v1/traces".formatted(collector.getAddress().getPort());
    Map<String, String> settings =
        Map.of("partitions", "1", "server.traces.url", address, "server.traces.share", "1.0");
    try (ServerUnderTest server = ServerUnderTest.start(kafka.bootstrapServers(), settings)) {
      await().until(server::isReady);

      // When
      new ShopOnStage(server, Instant.now()).offer("u1", ID, "Gooseneck Kettle");
      String body = sent.poll(30, TimeUnit.SECONDS);

      // Then
      JsonNode spans = new JsonMapper().readTree(body).at("/resourceSpans/0/scopeSpans/0/spans");
      List<String> names = new ArrayList<>();
      spans.forEach(span -> names.add(span.path("name").asText()));
      assertThat(names)
          .containsExactlyInAnyOrder(
              "offer", "event", "trigger", "request", "call", "guard", "guard", "publication");
      assertThat(spans)
          .allSatisfy(span -> {
            assertThat(span.path("traceId").asText()).isEqualTo(ID.replace("-", ""));
            assertThat(span.path("startTimeUnixNano").asLong())
                .isPositive()
                .isLessThanOrEqualTo(span.path("endTimeUnixNano").asLong());
          });
      assertThat(body).doesNotContain("Gooseneck", "u1\"");
    } finally {
      collector.stop(0);
    }
  }

  private static HttpServer collector(BlockingQueue<String> sent) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    server.createContext(
        "/v1/traces",
        exchange -> {
          sent.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
