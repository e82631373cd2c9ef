package dev.attune.app.server.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.app.server.web.Answers;
import dev.attune.app.server.web.ApiException;
import dev.attune.app.server.web.Route;
import dev.attune.app.server.web.RouteDoc;
import dev.attune.budget.BudgetPlan;
import dev.attune.budget.Limit;
import dev.attune.text.feeling.Models;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** What the dashboard draws: ticks as they come, guards and languages when asked. */
public final class DeskRoutes {

  private static final String TAG = "Desk";
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

  private final DeskReader reader;
  private final BudgetPlan budgets;
  private final Models models = Models.shipped();
  private final Semaphore places;
  private final JsonMapper json = new JsonMapper();

  /**
   * All routes of the desk.
   *
   * @param budgets what may be spent, as the playbook says
   * @param streams most that are open at a time
   */
  public DeskRoutes(DeskReader reader, BudgetPlan budgets, int streams) {
    this.reader = reader;
    this.budgets = budgets;
    this.places = new Semaphore(streams);
  }

  /** All routes. */
  public List<Route> routes() {
    RouteDoc stream =
        RouteDoc.of(TAG, "The deployment second by second, as server-sent events.")
            .gives("Tick", "text/event-stream");
    RouteDoc guards =
        RouteDoc.of(TAG, "What each guard said of texts in the last hour and since, with refusals.")
            .gives("Guards");
    RouteDoc languages =
        RouteDoc.of(TAG, "Languages of texts, and the accuracy of the models that read them.")
            .gives("Languages");
    return List.of(
        Route.read("/v1/desk/stream", stream, this::stream),
        Route.read("/v1/desk/guards", guards, this::guards),
        Route.read("/v1/desk/languages", languages, this::languages));
  }

  private void guards(Context ctx) {
    Answers.json(ctx, text(Map.of("guards", reader.guards().entries())));
  }

  private void languages(Context ctx) {
    Answers.json(
        ctx, text(Map.of("languages", reader.languages().entries(), "models", models.catalogue())));
  }

  private void stream(Context ctx) throws InterruptedException {
    if (!places.tryAcquire()) {
      throw ApiException.busy("Too many pages are open.", 5);
    }
    try {
      ctx.status(200).contentType("text/event-stream;charset=utf-8");
      follow(ctx.res().getOutputStream());
    } catch (IOException e) {
      // Whoever looked has gone: the usual end of a stream.
      return;
    } finally {
      places.release();
    }
  }

  private void follow(ServletOutputStream out) throws IOException, InterruptedException {
    Pulse pulse = reader.pulse();
    List<Tick> ticks = pulse.after(0, Duration.ofMillis(1));
    write(out, "start", start(ticks));
    long known = ticks.isEmpty() ? 0 : ticks.getLast().sequence();
    while (!pulse.isClosed()) {
      ticks = pulse.after(known, HEARTBEAT);
      if (ticks.isEmpty()) {
        out.write(COMMENT);
        out.flush();
      }
      for (Tick tick : ticks) {
        write(out, "tick", text(tick));
        known = tick.sequence();
      }
    }
  }

  private String start(List<Tick> ticks) {
    ObjectNode start = json.createObjectNode();
    start.set("ticks", json.valueToTree(ticks));
    start.set("budget", budget());
    return start.toString();
  }

  /** Of all calls together; a missing limit is null, as is the whole where nothing may be spent. */
  private ObjectNode budget() {
    ObjectNode budget = json.createObjectNode();
    BudgetPlan.Limits limits = budgets.tenant();
    if (limits != null) {
      put(budget, "perDayUsd", limits.perDay());
      put(budget, "perMonthUsd", limits.perMonth());
    }
    return budget;
  }

  private static void put(ObjectNode budget, String name, Limit limit) {
    switch (limit) {
      case Limit.Amount amount -> budget.put(name, amount.usd());
      case Limit.Unlimited unlimited -> budget.put(name, "unlimited");
    }
  }

  private static void write(ServletOutputStream out, String event, String data) throws IOException {
    out.write("event: %s\ndata: %s\n\n".formatted(event, data).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of ours are JSON", e);
    }
  }
}
