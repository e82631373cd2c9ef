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
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.json.StrictJson;
import dev.attune.connectors.log.line.Cause;
import dev.attune.connectors.log.segment.SegmentOrigin;
import dev.attune.connectors.log.segment.SegmentReader;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of offers, for whoever shows them without one of Segment's libraries. */
public final class OutcomeRoutes {

  private static final String PATH = "/v1/outcomes";
  private static final String KEY = "Idempotency-Key";
  private static final Map<String, String> EVENTS =
      Map.of(
          "shown", "Offer Shown",
          "clicked", "Offer Clicked",
          "dismissed", "Offer Dismissed",
          "converted", "Offer Converted",
          "unsubscribed", "Offer Unsubscribed");

  private final Intake intake;
  private final BodyReader bodies;
  private final ServerConfig limits;
  private final StrictJson json = new StrictJson();
  private final SegmentReader reader = new SegmentReader();

  public OutcomeRoutes(Intake intake, BodyReader bodies, ServerConfig limits) {
    this.intake = intake;
    this.bodies = bodies;
    this.limits = limits;
  }

  /** The one route. */
  public List<Route> routes() {
    RouteDoc doc =
        RouteDoc.of("Offers", "Takes what became of an offer.")
            .with(KEY, "header", "Same key, same outcome: a second one is dropped downstream.")
            .takes("Outcome")
            .gives("Taken");
    return List.of(Route.ingest(PATH, ErrorForm.PROBLEM, doc, this::take));
  }

  private void take(Context ctx) throws InterruptedException {
    String text = bodies.read(ctx.req(), limits.callBytes());
    String key = ctx.header(KEY);
    List<Refused> refused =
        intake.take(
            Gatekeeper.of(ctx),
            PATH,
            List.of(new Incoming(text, origin -> outcome(json.read(text), key, origin))));
    if (!refused.isEmpty()) {
      Refused bad = refused.getFirst();
      throw ApiException.badRequest(bad.cause() + ": " + bad.detail());
    }
    Answers.json(ctx, "{\"success\":true}");
  }

  /** The same outcome as one of Segment's libraries would tell it. */
  private Optional<Draft> outcome(Fields body, @Nullable String key, SegmentOrigin origin) {
    String name = EVENTS.get(body.requiredId("type").toLowerCase(Locale.ROOT));
    if (name == null) {
      throw new BadValueException(
          Cause.UNKNOWN_EVENT, "type is not shown, clicked, dismissed, converted or unsubscribed");
    }
    ObjectNode call = JsonNodeFactory.instance.objectNode();
    call.put("event", name).put("userId", body.requiredId("userId"));
    put(call, "messageId", key);
    put(call, "timestamp", body.id("occurredAt"));
    ObjectNode properties = call.putObject("properties");
    properties.put("offer_id", body.requiredId("offerId"));
    put(properties, "value", body.text("value"));
    put(properties, "currency", body.text("currency"));
    return reader.read("track", new Fields(call), origin);
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }
}
