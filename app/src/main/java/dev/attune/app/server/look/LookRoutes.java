package dev.attune.app.server.look;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.app.config.AppConfig;
import dev.attune.app.error.UserException;
import dev.attune.app.inspect.Explained;
import dev.attune.app.inspect.Explanation;
import dev.attune.app.inspect.LedgerSearch;
import dev.attune.app.inspect.ProfileLookup;
import dev.attune.app.server.web.Answers;
import dev.attune.app.server.web.ApiException;
import dev.attune.app.server.web.Route;
import dev.attune.app.server.web.RouteDoc;
import dev.attune.avro.Profile;
import dev.attune.schemas.json.RecordJson;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/**
 * What is known of a user, and why an offer was made. Both read a part of a topic for each
 * question, so only a few are answered at a time.
 */
public final class LookRoutes {

  private static final int AT_A_TIME = 2;
  private static final int RETRY_SECONDS = 2;
  private static final String TAG = "Look";

  private final AppConfig config;
  private final Semaphore places = new Semaphore(AT_A_TIME);
  private final JsonMapper json = new JsonMapper();

  public LookRoutes(AppConfig config) {
    this.config = config;
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
    Optional<Profile> profile = look(() -> new ProfileLookup(config, read -> {}).find(user));
    Answers.json(
        ctx,
        RecordJson.toJson(
            profile.orElseThrow(() -> ApiException.notFound("Nothing is known of this user."))));
  }

  private void why(Context ctx) {
    String id = ctx.pathParam("id");
    Explained found = look(() -> new LedgerSearch(config, read -> {}).find(id));
    if (!(found instanceof Explained.OneRequest request)) {
      throw ApiException.notFound("Nothing was decided on this offer or request.");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    put(answer, "decision", request.decision());
    if (request.offer() != null) {
      put(answer, "offer", request.offer());
    }
    answer.put("text", Explanation.of(request));
    Answers.json(ctx, answer.toString());
  }

  private void put(ObjectNode answer, String name, SpecificRecord value) {
    try {
      answer.set(name, json.readTree(RecordJson.toJson(value)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of ours are JSON", e);
    }
  }

  private <T> T look(Supplier<T> question) {
    if (!places.tryAcquire()) {
      throw ApiException.busy("Others are looking; ask again in a moment.", RETRY_SECONDS);
    }
    try {
      return question.get();
    } catch (UserException e) {
      throw ApiException.unavailable(e.getMessage() + " " + e.remedy());
    } finally {
      places.release();
    }
  }
}
