package dev.attune.app.server;

import dev.attune.app.config.AppConfig;
import dev.attune.app.config.ServerConfig;
import dev.attune.app.inspect.OfferTrail;
import dev.attune.app.process.Closing;
import dev.attune.app.server.desk.DeskReader;
import dev.attune.app.server.desk.DeskRoutes;
import dev.attune.app.server.ingest.CloudEventRoutes;
import dev.attune.app.server.ingest.Intake;
import dev.attune.app.server.ingest.OutcomeRoutes;
import dev.attune.app.server.ingest.SegmentRoutes;
import dev.attune.app.server.look.HistoryRoutes;
import dev.attune.app.server.look.LookRoutes;
import dev.attune.app.server.look.Turnstile;
import dev.attune.app.server.offer.OfferHub;
import dev.attune.app.server.offer.OfferReader;
import dev.attune.app.server.offer.OfferRoutes;
import dev.attune.app.server.offer.OfferView;
import dev.attune.app.server.offer.StreamRoutes;
import dev.attune.app.server.openapi.OpenApi;
import dev.attune.app.server.page.PageRoutes;
import dev.attune.app.server.privacy.PrivacyRoutes;
import dev.attune.app.server.trace.TraceExport;
import dev.attune.app.server.web.BodyReader;
import dev.attune.app.server.web.Gatekeeper;
import dev.attune.app.server.web.HttpServer;
import dev.attune.app.server.web.Route;
import dev.attune.avro.Decision;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** The API of one deployment: its parts, wired, and the port in front of them. */
public final class AttuneServer implements AutoCloseable {

  private final HttpServer http;
  private final OfferReader reader;
  private final DeskReader desk;
  private final Closing parts;
  private final List<Route> routes;

  private AttuneServer(
      HttpServer http, List<Route> routes, OfferReader reader, DeskReader desk, Closing parts) {
    this.http = http;
    this.routes = routes;
    this.reader = reader;
    this.desk = desk;
    this.parts = parts;
  }

  /** Connects and listens. */
  public static AttuneServer start(Deployment deployment) {
    Closing parts = new Closing();
    try {
      return start(deployment, parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static AttuneServer start(Deployment at, Closing parts) {
    AppConfig config = at.config();
    ServerConfig limits = config.server();
    OfferHub hub = new OfferHub(limits.streams(), at.meters());
    OfferView view = new OfferView(limits.offerBytes(), limits.offerLookback(), at.meters());
    OfferReader reader =
        parts.add(
            OfferReader.start(
                config.topics(),
                at.registry(),
                config.clientConfig(),
                view,
                hub,
                at.clock(),
                limits.offerLookback()));
    DeskReader desk =
        parts.add(DeskReader.start(config, at.registry(), at.clock(), traces(at, limits, parts)));
    List<Route> api =
        Route.all(
            List.of(
                ingest(at, limits, parts),
                new OfferRoutes(view, hub, at.clock()).routes(),
                new StreamRoutes(view, hub, at.clock()).routes(),
                look(at),
                new PrivacyRoutes(config, at.registry()).routes(),
                new DeskRoutes(desk, at.budgets(), limits.streams()).routes()));
    List<Route> routes = Route.all(List.of(api, PageRoutes.routes(OpenApi.describe(api))));
    Gatekeeper gate = new Gatekeeper(at.access(), at.meters());
    HttpServer http = parts.add(HttpServer.start(limits, routes, gate, at.meters()));
    // Closed before the port is: else streams would hold it open to the end of its patience.
    parts.add(hub::close);
    parts.add(desk::endStreams);
    return new AttuneServer(http, routes, reader, desk, parts);
  }

  /** Off unless a collector is named: then nothing is looked up and nothing is kept. */
  private static Consumer<Decision> traces(Deployment at, ServerConfig limits, Closing parts) {
    if (limits.tracesUrl().isEmpty()) {
      return decision -> {};
    }
    return parts.add(
            TraceExport.start(
                limits.tracesUrl().get(),
                limits.tracesShare(),
                decision -> OfferTrail.of(at.config(), at.registry(), decision),
                at.meters()))
        ::see;
  }

  private static List<Route> look(Deployment at) {
    Turnstile turnstile = new Turnstile();
    return Route.all(
        List.of(
            new LookRoutes(at.config(), at.registry(), turnstile).routes(),
            new HistoryRoutes(at.config(), at.registry(), turnstile, at.clock()).routes()));
  }

  private static List<Route> ingest(Deployment at, ServerConfig limits, Closing parts) {
    AppConfig config = at.config();
    Intake intake =
        parts.add(
            Intake.connect(
                config.topics(),
                at.registry(),
                config.clientConfig(),
                limits,
                at.clock(),
                at.meters()));
    BodyReader bodies = new BodyReader(limits.bodyTimeout());
    return Route.all(
        List.of(
            new SegmentRoutes(intake, bodies, limits).routes(),
            new CloudEventRoutes(intake, bodies, limits).routes(),
            new OutcomeRoutes(intake, bodies, limits).routes()));
  }

  /** Where it listens. */
  public URI url() {
    return http.url();
  }

  /** Every route that it has. */
  List<Route> routes() {
    return routes;
  }

  /** Whether all of its threads run. */
  public boolean isLive() {
    return reader.isAlive() && desk.isAlive();
  }

  /** Whether it has read the offers that there were. */
  public boolean isStarted() {
    return reader.isCaughtUp();
  }

  /** Whether it takes requests. */
  public boolean isReady() {
    return isLive() && isStarted() && !http.isDraining();
  }

  @Override
  public void close() {
    parts.close();
  }
}
