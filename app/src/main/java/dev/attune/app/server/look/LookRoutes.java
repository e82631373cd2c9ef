package dev.attune.app.server.look;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.app.config.AppConfig;
import dev.attune.app.inspect.Explained;
import dev.attune.app.inspect.Explanation;
import dev.attune.app.inspect.LedgerSearch;
import dev.attune.app.inspect.OfferTrail;
import dev.attune.app.inspect.ProfileLookup;
import dev.attune.app.server.web.Answers;
import dev.attune.app.server.web.ApiException;
import dev.attune.app.server.web.Route;
import dev.attune.app.server.web.RouteDoc;
import dev.attune.avro.Profile;
import dev.attune.schemas.json.RecordJson;
import dev.attune.schemas.registry.SchemaRegistry;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** What is known of a user, and why an offer was made. */
public final class LookRoutes {

  private static final String TAG = "Look";

  private final AppConfig config;
  private final SchemaRegistry registry;
  private final Turnstile turnstile;

  public LookRoutes(AppConfig config, SchemaRegistry registry, Turnstile turnstile) {
    this.config = config;
    this.registry = registry;
    this.turnstile = turnstile;
  }

  /** All routes. */
  public List<Route> routes() {
    RouteDoc profile =
        RouteDoc.of(TAG, "What is known of a user.")
            .with("id", "path", "The user's id.")
            .gives("Profile");
    RouteDoc why =
        RouteDoc.of(TAG, "Why an offer was made, or why a request ended without one.")
            .with("id", "path", "The id of the offer or the request.")
            .gives("Why");
    return List.of(
        Route.read("/v1/users/{id}/profile", profile, this::profile),
        Route.read("/v1/offers/{id}/why", why, this::why));
  }

  private void profile(Context ctx) {
    String user = ctx.pathParam("id");
    Optional<Profile> profile =
        turnstile.pass(() -> new ProfileLookup(config, read -> {}).find(user));
    Answers.json(
        ctx,
        RecordJson.toJson(
            profile.orElseThrow(() -> ApiException.notFound("Nothing is known of this user."))));
  }

  private void why(Context ctx) {
    String id = ctx.pathParam("id");
    ObjectNode answer = turnstile.pass(() -> explain(id));
    Answers.json(ctx, answer.toString());
  }

  private ObjectNode explain(String id) {
    Explained found = new LedgerSearch(config, read -> {}).find(id);
    if (!(found instanceof Explained.OneRequest request)) {
      throw ApiException.notFound("Nothing was decided on this offer or request.");
    }
    OfferTrail trail = OfferTrail.of(config, registry, request.decision());
    ObjectNode answer = RecordTree.empty();
    RecordTree.put(answer, "decision", request.decision());
    RecordTree.put(answer, "offer", request.offer());
    RecordTree.put(answer, "request", trail.request());
    RecordTree.put(answer, "response", trail.response());
    answer.set("events", RecordTree.of(trail.events()));
    return answer.put("text", Explanation.of(request));
  }
}
