package dev.attune.app.server;

import dev.attune.app.config.AppConfig;
import dev.attune.app.config.ServerConfig;
import dev.attune.app.process.Closing;
import dev.attune.app.server.access.AccessList;
import dev.attune.app.server.ingest.CloudEventRoutes;
import dev.attune.app.server.ingest.Intake;
import dev.attune.app.server.ingest.OutcomeRoutes;
import dev.attune.app.server.ingest.SegmentRoutes;
import dev.attune.app.server.look.LookRoutes;
import dev.attune.app.server.offer.OfferHub;
import dev.attune.app.server.offer.OfferReader;
import dev.attune.app.server.offer.OfferRoutes;
import dev.attune.app.server.offer.OfferView;
import dev.attune.app.server.offer.StreamRoutes;
import dev.attune.app.server.openapi.OpenApi;
import dev.attune.app.server.page.PageRoutes;
import dev.attune.app.server.web.BodyReader;
import dev.attune.app.server.web.Gatekeeper;
import dev.attune.app.server.web.HttpServer;
import dev.attune.app.server.web.Route;
import dev.attune.schemas.registry.SchemaRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/** The API of one deployment: its parts, wired, and the port in front of them. */
public final class AttuneServer implements AutoCloseable {

  private final HttpServer http;
  private final OfferReader reader;
  private final Closing parts;

  private AttuneServer(HttpServer http, OfferReader reader, Closing parts) {
    this.http = http;
    this.reader = reader;
    this.parts = parts;
  }

  /**
   * Connects and listens.
   *
   * @param access who may do what
   * @param clock says when events arrive and offers expire
   */
  public static AttuneServer start(
      AppConfig config,
      SchemaRegistry registry,
      AccessList access,
      InstantSource clock,
      MeterRegistry meters) {
    Closing parts = new Closing();
    try {
      return start(config, registry, access, clock, meters, parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static AttuneServer start(
      AppConfig config,
      SchemaRegistry registry,
      AccessList access,
      InstantSource clock,
      MeterRegistry meters,
      Closing parts) {
    ServerConfig limits = config.server();
    OfferHub hub = new OfferHub(limits.streams(), meters);
    OfferView view = new OfferView(limits.offerBytes(), limits.offerLookback(), meters);
    OfferReader reader =
        parts.add(
            OfferReader.start(
                config.topics(),
                registry,
                config.clientConfig(),
                view,
                hub,
                clock,
                limits.offerLookback()));
    Intake intake =
        parts.add(
            Intake.connect(
                config.topics(), registry, config.clientConfig(), limits, clock, meters));
    List<Route> api =
        Route.all(
            List.of(
                ingest(intake, limits),
                new OfferRoutes(view, hub, clock).routes(),
                new StreamRoutes(view, hub, clock).routes(),
                new LookRoutes(config).routes()));
    List<Route> routes = Route.all(List.of(api, PageRoutes.routes(OpenApi.describe(api))));
    HttpServer http =
        parts.add(HttpServer.start(limits, routes, new Gatekeeper(access, meters), meters));
    // Closed before the port is: else streams would hold it open to the end of its patience.
    parts.add(hub::close);
    return new AttuneServer(http, reader, parts);
  }

  private static List<Route> ingest(Intake intake, ServerConfig limits) {
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

  /** Whether all of its threads run. */
  public boolean isLive() {
    return reader.isAlive();
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
