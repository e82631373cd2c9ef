package dev.attune.app.server.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.app.inspect.OfferTrail;
import dev.attune.app.process.Background;
import dev.attune.app.server.meter.ServerMeters;
import dev.attune.avro.Decision;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the traces of a share of all requests to a collector (OTLP over HTTP, JSON). Which are sent
 * depends on their ids alone, so that all servers choose the same. The reader's thread hands
 * decisions over and never waits; this one's own looks up what led to each, and sends. What is too
 * much, or is not taken, is dropped and counted: a trace is worth no delay.
 */
public final class TraceExport implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TraceExport.class);
  private static final int QUEUE = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(250);

  private final URI collector;
  private final double share;
  private final Function<Decision, OfferTrail> trails;
  private final MeterRegistry meters;
  private final BlockingQueue<Decision> queue = new ArrayBlockingQueue<>(QUEUE);
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Background thread;
  private volatile boolean stopping;

  private TraceExport(
      URI collector, double share, Function<Decision, OfferTrail> trails, MeterRegistry meters) {
    this.collector = collector;
    this.share = share;
    this.trails = trails;
    this.meters = meters;
    this.thread = Background.start("trace-export", this::run);
  }

  /**
   * Begins.
   *
   * @param collector address of its traces, such as http://localhost:4318/v1/traces
   * @param share of requests that are traced, 0 to 1
   * @param trails look up what led to a decision
   */
  public static TraceExport start(
      URI collector, double share, Function<Decision, OfferTrail> trails, MeterRegistry meters) {
    return new TraceExport(collector, share, trails, meters);
  }

  /** Takes a decision for a trace, if its request is among those chosen. */
  public void see(Decision decision) {
    if (isChosen(decision.getRequestId(), share) && !queue.offer(decision)) {
      count("queue-full");
    }
  }

  /** By the id's last bits, which are as good as random; an id that is no UUID never. */
  static boolean isChosen(@Nullable String requestId, double share) {
    if (requestId == null) {
      return false;
    }
    try {
      long random = UUID.fromString(requestId).getLeastSignificantBits() & 0xffff_ffffL;
      return random < share * 0x1_0000_0000L;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void run() throws InterruptedException {
    while (!stopping) {
      Decision decision = queue.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      if (decision != null) {
        export(decision);
      }
    }
  }

  private void export(Decision decision) throws InterruptedException {
    try {
      String body = body(OfferTrace.spans(decision, trails.apply(decision)));
      HttpRequest request =
          HttpRequest.newBuilder(collector)
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
              .build();
      HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
      count(answer.statusCode() / 100 == 2 ? "sent" : "refused");
    } catch (IOException | KafkaException e) {
      LOG.debug("A trace is lost", e);
      count("failed");
    }
  }

  private static String body(ArrayNode spans) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode resource = root.putArray("resourceSpans").addObject();
    resource
        .putObject("resource")
        .putArray("attributes")
        .addObject()
        .put("key", "service.name")
        .putObject("value")
        .put("stringValue", "attune");
    ObjectNode scope = resource.putArray("scopeSpans").addObject();
    scope.putObject("scope").put("name", "dev.attune");
    scope.set("spans", spans);
    return root.toString();
  }

  private void count(String end) {
    ServerMeters.TRACES.counter(meters, "end", end).increment();
  }

  @Override
  public void close() {
    stopping = true;
    thread.join();
    client.close();
  }
}
