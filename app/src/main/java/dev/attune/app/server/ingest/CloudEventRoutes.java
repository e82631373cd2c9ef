package dev.attune.app.server.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.app.config.ServerConfig;
import dev.attune.app.server.web.Answers;
import dev.attune.app.server.web.ApiException;
import dev.attune.app.server.web.BodyReader;
import dev.attune.app.server.web.ErrorForm;
import dev.attune.app.server.web.Gatekeeper;
import dev.attune.app.server.web.Route;
import dev.attune.app.server.web.RouteDoc;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.json.StrictJson;
import dev.attune.connectors.log.segment.SegmentReader;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** CloudEvents over HTTP, protocol binding 1.0.2: structured, batched and binary mode. */
public final class CloudEventRoutes {

  private static final String PATH = "/v1/cloudevents";
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String BATCHED = "application/cloudevents-batch+json";
  private static final String BINARY = "application/json";
  private static final List<String> ATTRIBUTES =
      List.of("specversion", "id", "source", "type", "subject", "time");

  private final Intake intake;
  private final BodyReader bodies;
  private final ServerConfig limits;
  private final StrictJson json = new StrictJson();
  private final CloudEventCall calls = new CloudEventCall(new SegmentReader());

  public CloudEventRoutes(Intake intake, BodyReader bodies, ServerConfig limits) {
    this.intake = intake;
    this.bodies = bodies;
    this.limits = limits;
  }

  /** The one route. */
  public List<Route> routes() {
    RouteDoc doc =
        RouteDoc.of("Ingest", "Takes CloudEvents in structured, batched or binary mode.")
            .takes("CloudEvent", List.of(STRUCTURED, BATCHED, BINARY))
            .gives("Taken");
    return List.of(Route.ingest(PATH, ErrorForm.PROBLEM, doc, this::take));
  }

  private void take(Context ctx) throws InterruptedException {
    String media = media(ctx);
    List<Incoming> events =
        switch (media) {
          case STRUCTURED -> List.of(structured(bodies.read(ctx.req(), limits.callBytes())));
          case BATCHED -> batched(bodies.read(ctx.req(), limits.batchBytes()));
          case BINARY -> List.of(binary(ctx));
          default ->
              throw ApiException.unsupported(
                  "Send %s, %s, or %s with ce- headers.".formatted(STRUCTURED, BATCHED, BINARY));
        };
    List<Refused> refused = intake.take(Gatekeeper.of(ctx), PATH, events);
    if (!refused.isEmpty() && !media.equals(BATCHED)) {
      Refused bad = refused.getFirst();
      throw ApiException.badRequest(bad.cause() + ": " + bad.detail());
    }
    Answers.json(ctx, refused.isEmpty() ? "{\"success\":true}" : SegmentRoutes.success(refused));
  }

  private static String media(Context ctx) {
    String type = String.valueOf(ctx.contentType());
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }

  private Incoming structured(String text) {
    return new Incoming(text, origin -> calls.read(json.read(text), origin));
  }

  /** An array: as the value of "batch" it is taken apart like any batch. */
  private List<Incoming> batched(String text) {
    return BatchText.parse("{\"batch\":" + text + "}", json).calls().stream()
        .map(this::structured)
        .toList();
  }

  /** Attributes as headers, percent-encoded where they are not ASCII; the body is the data. */
  private Incoming binary(Context ctx) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    for (String name : ATTRIBUTES) {
      String value = ctx.header("ce-" + name);
      if (value != null) {
        event.put(name, decoded(value));
      }
    }
    if (!event.has("specversion")) {
      throw ApiException.badRequest("The header ce-specversion is missing.");
    }
    String data = bodies.read(ctx.req(), limits.callBytes());
    return new Incoming(
        data,
        origin -> {
          event.set("data", json.read(data).node());
          return calls.read(new Fields(event), origin);
        });
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest("A ce- header is not percent-encoded as it should be.");
    }
  }
}
