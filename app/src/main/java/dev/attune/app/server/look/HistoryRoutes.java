package dev.attune.app.server.look;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.app.config.AppConfig;
import dev.attune.app.inspect.UserHistory;
import dev.attune.app.server.access.Role;
import dev.attune.app.server.web.Answers;
import dev.attune.app.server.web.ApiException;
import dev.attune.app.server.web.ErrorForm;
import dev.attune.app.server.web.Route;
import dev.attune.app.server.web.RouteDoc;
import dev.attune.schemas.registry.SchemaRegistry;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened to a user, and what the user agreed to. */
public final class HistoryRoutes {

  private static final String TAG = "Look";
  private static final int MOST = 400;
  private static final int LONGEST_HOURS = 30 * 24;
  private static final int USUAL_HOURS = 24;

  private final UserHistory history;
  private final Turnstile turnstile;
  private final InstantSource clock;

  /**
   * Routes over these topics.
   *
   * @param clock of the log: from it the hours are counted back
   */
  public HistoryRoutes(
      AppConfig config, SchemaRegistry registry, Turnstile turnstile, InstantSource clock) {
    this.history = new UserHistory(config, registry);
    this.turnstile = turnstile;
    this.clock = clock;
  }

  /** All routes. */
  public List<Route> routes() {
    RouteDoc timeline =
        RouteDoc.of(TAG, "Events, decisions, offers and consents of a user, newest first.")
            .with("id", "path", "The user's id.")
            .with("hours", "query", "How far back, 1 to 720; 24 if not given.")
            .gives("Timeline");
    RouteDoc consents =
        RouteDoc.of(TAG, "What a user agreed to: the versions still kept, newest first.")
            .with("id", "path", "The user's id.")
            .gives("Consents");
    return List.of(
        Route.read("/v1/users/{id}/timeline", timeline, this::timeline),
        new Route(
            HandlerType.GET,
            "/v1/users/{id}/consents",
            Set.of(Role.READ, Role.PRIVACY),
            ErrorForm.PROBLEM,
            consents,
            this::consents));
  }

  private void timeline(Context ctx) {
    String user = ctx.pathParam("id");
    Duration back = Duration.ofHours(hours(ctx.queryParam("hours")));
    UserHistory.Found found =
        turnstile.pass(() -> history.since(user, clock.instant().minus(back), MOST));
    ObjectNode answer =
        RecordTree.empty()
            .put("from", found.from().toString())
            .put("complete", found.complete())
            .put("left", found.left());
    answer.set("entries", RecordTree.of(found.entries()));
    Answers.json(ctx, answer.toString());
  }

  private void consents(Context ctx) {
    String user = ctx.pathParam("id");
    ObjectNode answer = RecordTree.empty();
    answer.set("entries", RecordTree.of(turnstile.pass(() -> history.consents(user))));
    Answers.json(ctx, answer.toString());
  }

  private static int hours(@Nullable String text) {
    if (text == null) {
      return USUAL_HOURS;
    }
    if (!text.matches("\\d{1,3}")) {
      throw ApiException.badRequest("hours must be a whole number.");
    }
    int hours = Integer.parseInt(text);
    if (hours < 1 || hours > LONGEST_HOURS) {
      throw ApiException.badRequest("hours must be 1 to %d.".formatted(LONGEST_HOURS));
    }
    return hours;
  }
}
