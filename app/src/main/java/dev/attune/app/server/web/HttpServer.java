package dev.attune.app.server.web;

import dev.attune.app.config.ServerConfig;
import dev.attune.app.error.UserException;
import dev.attune.app.server.meter.ServerMeters;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes behind a port. Each request has a virtual thread of its own, so a handler may wait.
 * {@link #close} lets open requests finish: what was taken is answered.
 */
public final class HttpServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final Duration CERTIFICATE_LOOK = Duration.ofSeconds(30);

  private final Gatekeeper gate;
  private final MeterRegistry meters;
  private final Headers headers;
  private final Javalin javalin;
  private final String host;
  private final @Nullable TlsPort tls;
  private volatile boolean draining;

  private HttpServer(
      ServerConfig config, List<Route> routes, Gatekeeper gate, MeterRegistry meters) {
    this.gate = gate;
    this.meters = meters;
    this.tls = config.tls().map(files -> new TlsPort(files, CERTIFICATE_LOOK)).orElse(null);
    this.headers = new Headers(config.corsOrigins(), tls != null);
    this.host = config.host();
    this.javalin = Javalin.create(javalin -> configure(javalin, config, routes));
  }

  /**
   * Listens.
   *
   * @throws UserException where the port is taken
   */
  public static HttpServer start(
      ServerConfig config, List<Route> routes, Gatekeeper gate, MeterRegistry meters) {
    HttpServer server = new HttpServer(config, routes, gate, meters);
    try {
      server.javalin.start();
    } catch (JavalinBindException e) {
      throw new UserException(
          "Cannot listen on %s:%d.".formatted(config.host(), config.port()),
          "Set 'server.port' to a free one, and 'server.host' to an address of this machine.",
          e);
    }
    return server;
  }

  private void configure(JavalinConfig javalin, ServerConfig config, List<Route> routes) {
    javalin.concurrency.useVirtualThreads = true;
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.startup.startupWatcherEnabled = false;
    javalin.http.prefer405over404 = true;
    javalin.jetty.modifyServer(HttpServer::stopGracefully);
    javalin.jetty.modifyHttpConfiguration(HttpServer::keepQuiet);
    javalin.jetty.addConnector((server, http) -> connector(server, http, config));
    javalin.routes.before(headers::add);
    for (Route route : routes) {
      javalin.routes.addHttpHandler(route.method(), route.path(), ctx -> serve(ctx, route));
    }
    javalin.routes.error(404, ctx -> unknown(ctx, ApiException.notFound("There is no such path.")));
    javalin.routes.error(405, ctx -> unknown(ctx, ApiException.notAllowed()));
  }

  /**
   * A request counts as open until its whole answer is on its way: none is taken and unanswered.
   */
  private static void stopGracefully(Server server) {
    server.setStopAtShutdown(false);
    server.setStopTimeout(GRACE.toMillis());
    server.setHandler(new GracefulHandler());
  }

  private static void keepQuiet(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setSendDateHeader(true);
  }

  private ServerConnector connector(Server server, HttpConfiguration http, ServerConfig config) {
    ServerConnector connector = new ServerConnector(server, 1, 1, protocols(http));
    connector.setHost(config.host());
    connector.setPort(config.port());
    connector.setIdleTimeout(IDLE.toMillis());
    connector.setAcceptQueueSize(1024);
    return connector;
  }

  private ConnectionFactory[] protocols(HttpConfiguration http) {
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    return tls == null
        ? new ConnectionFactory[] {plain}
        : new ConnectionFactory[] {
          new SslConnectionFactory(tls.context(), plain.getProtocol()), plain
        };
  }

  private void serve(Context ctx, Route route) {
    long started = System.nanoTime();
    try {
      answer(ctx, route);
    } finally {
      String status = Integer.toString(ctx.statusCode());
      ServerMeters.REQUESTS
          .timer(meters, "route", route.path(), "status", status)
          .record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
    }
  }

  /** The edge of a request's thread: whatever happens is told and goes no further. */
  private void answer(Context ctx, Route route) {
    try {
      if (draining) {
        ctx.header("Connection", "close");
        throw ApiException.unavailable("The server is about to stop.");
      }
      gate.admit(ctx, route);
      route.handler().handle(ctx);
    } catch (ApiException e) {
      refuse(ctx, e, route.errors());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      refuse(ctx, ApiException.unavailable("The server is about to stop."), route.errors());
    } catch (Exception e) {
      LOG.error("{} {} failed", route.method(), route.path(), e);
      refuse(ctx, ApiException.internal(), route.errors());
    }
  }

  private static void refuse(Context ctx, ApiException error, ErrorForm form) {
    if (ctx.res().isCommitted()) {
      return;
    }
    if (error.status() == 413 || error.status() == 408) {
      // What is left of the body is not worth reading.
      ctx.header("Connection", "close");
    }
    Answers.error(ctx, error, form);
  }

  /** Only where no route has answered: a route's own 404 has its own words. */
  private static void unknown(Context ctx, ApiException error) {
    String type = ctx.res().getContentType();
    if (type == null || !type.startsWith("application/problem+json")) {
      Answers.error(ctx, error, ErrorForm.PROBLEM);
    }
  }

  /** Where it listens. */
  public URI url() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("%s://%s:%d".formatted(tls == null ? "http" : "https", name, javalin.port()));
  }

  /** Whether it takes no more requests. */
  public boolean isDraining() {
    return draining;
  }

  /** From now on each new request is told to come again. */
  @Override
  public void close() {
    draining = true;
    javalin.stop();
    if (tls != null) {
      tls.close();
    }
  }
}
