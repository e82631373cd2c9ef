package dev.attune.app.server.offer;

import dev.attune.app.server.web.Route;
import dev.attune.app.server.web.RouteDoc;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Offers as server-sent events (HTML standard, 9.2), each when it is published, and events named
 * {@code recall} with the records that take offers back. The stream begins with the newest that are
 * current, so that a page has something to show and a caller who was away for a moment misses
 * nothing: an event's id is its offer's, and the same id may come twice.
 */
public final class StreamRoutes {

  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final int FIRST = 20;
  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BEHIND =
      "event: behind\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8);

  private final OfferView view;
  private final OfferHub hub;
  private final InstantSource clock;

  public StreamRoutes(OfferView view, OfferHub hub, InstantSource clock) {
    this.view = view;
    this.hub = hub;
    this.clock = clock;
  }

  /** The one route. */
  public List<Route> routes() {
    RouteDoc doc =
        RouteDoc.of("Offers", "Offers as server-sent events, as they are published.")
            .with("user", "query", "Only offers of this user.")
            .gives("Offer", "text/event-stream");
    return List.of(Route.read("/v1/offers/stream", doc, this::stream));
  }

  private void stream(Context ctx) throws InterruptedException {
    String user = ctx.queryParam("user");
    try (OfferHub.Subscription subscription = hub.subscribe(user)) {
      ctx.status(200).contentType("text/event-stream;charset=utf-8");
      // Not by the framework's stream, which collects before it writes.
      ServletOutputStream out = ctx.res().getOutputStream();
      out.write(COMMENT);
      for (HeldOffer offer : first(user)) {
        write(out, Announcement.of(offer));
      }
      out.flush();
      follow(subscription, out);
    } catch (IOException e) {
      // Whoever listened has gone: the usual end of a stream.
      return;
    }
  }

  private List<HeldOffer> first(@Nullable String user) {
    return user == null
        ? view.newest(FIRST, clock.instant())
        : view.of(user, clock.instant()).reversed();
  }

  private static void follow(OfferHub.Subscription subscription, ServletOutputStream out)
      throws IOException, InterruptedException {
    while (!subscription.isOver()) {
      Announcement next = subscription.next(HEARTBEAT);
      if (next == null) {
        out.write(COMMENT);
      } else {
        write(out, next);
      }
      if (subscription.isBehind()) {
        out.write(BEHIND);
        out.flush();
        return;
      }
      out.flush();
    }
  }

  /** JSON of ours has no line break in it. */
  private static void write(ServletOutputStream out, Announcement said) throws IOException {
    String event =
        "event: %s\nid: %s\ndata: %s\n\n".formatted(said.event(), said.offerId(), said.json());
    out.write(event.getBytes(StandardCharsets.UTF_8));
  }
}
