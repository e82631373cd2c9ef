package dev.attune.app.server.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.app.config.ServerConfig;
import dev.attune.app.server.access.Principal;
import dev.attune.app.server.web.Answers;
import dev.attune.app.server.web.ApiException;
import dev.attune.app.server.web.BodyReader;
import dev.attune.app.server.web.ErrorForm;
import dev.attune.app.server.web.Gatekeeper;
import dev.attune.app.server.web.Route;
import dev.attune.app.server.web.RouteDoc;
import dev.attune.connectors.log.json.StrictJson;
import dev.attune.connectors.log.segment.SegmentReader;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Stream;

/**
 * The HTTP tracking API of Segment, so that unchanged libraries of Segment and RudderStack can send
 * here.
 */
public final class SegmentRoutes {

  private static final List<String> TYPES =
      List.of("track", "identify", "page", "screen", "group", "alias");
  private static final List<String> BATCHES = List.of("batch", "import");
  private static final List<String> MEDIA = List.of("application/json");
  private static final String SUCCESS = "{\"success\":true}";
  private static final String TAG = "Ingest";
  private static final int SHOWN = 100;

  private final Intake intake;
  private final BodyReader bodies;
  private final ServerConfig limits;
  private final StrictJson json = new StrictJson();
  private final SegmentReader reader = new SegmentReader();

  public SegmentRoutes(Intake intake, BodyReader bodies, ServerConfig limits) {
    this.intake = intake;
    this.bodies = bodies;
    this.limits = limits;
  }

  /** All routes. */
  public List<Route> routes() {
    return Stream.concat(TYPES.stream().map(this::single), BATCHES.stream().map(this::batch))
        .toList();
  }

  private Route single(String type) {
    RouteDoc doc =
        RouteDoc.of(TAG, "Takes a Segment %s call.".formatted(type))
            .takes("SegmentCall", MEDIA)
            .gives("Taken");
    return Route.ingest("/v1/" + type, ErrorForm.SEGMENT, doc, ctx -> single(ctx, type));
  }

  private Route batch(String name) {
    RouteDoc doc =
        RouteDoc.of(TAG, "Takes a batch of Segment calls; a bad one does not hold up the others.")
            .takes("SegmentBatch", MEDIA)
            .gives("Taken");
    return Route.ingest("/v1/" + name, ErrorForm.SEGMENT, doc, this::batch);
  }

  private void single(Context ctx, String type) throws InterruptedException {
    Principal from = Gatekeeper.of(ctx);
    String text = bodies.read(ctx.req(), limits.callBytes());
    Incoming call = new Incoming(text, origin -> reader.read(type, json.read(text), origin));
    List<Refused> refused = intake.take(from, ctx.path(), List.of(call));
    if (!refused.isEmpty()) {
      Refused bad = refused.getFirst();
      throw ApiException.badRequest(bad.cause() + ": " + bad.detail());
    }
    Answers.json(ctx, SUCCESS);
  }

  private void batch(Context ctx) throws InterruptedException {
    Principal from = Gatekeeper.of(ctx);
    BatchText batch = BatchText.parse(bodies.read(ctx.req(), limits.batchBytes()), json);
    List<Incoming> calls = batch.calls().stream().map(text -> call(batch, text)).toList();
    List<Refused> refused = intake.take(from, ctx.path(), calls);
    Answers.json(ctx, refused.isEmpty() ? SUCCESS : success(refused));
  }

  private Incoming call(BatchText batch, String text) {
    return new Incoming(text, origin -> reader.read(batch.envelope(), json.read(text), origin));
  }

  /** Segment's answer, and which calls became dead letters: its libraries do not look. */
  static String success(List<Refused> refused) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("success", true).put("rejected", refused.size());
    ArrayNode calls = answer.putArray("calls");
    refused.stream()
        .limit(SHOWN)
        .forEach(each ->
            calls
                .addObject()
                .put("index", each.index())
                .put("cause", each.cause())
                .put("message", each.detail()));
    return answer.toString();
  }
}
