package dev.attune.app.server.page;

import dev.attune.app.server.web.Route;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The pages, with all that they load. Files of ours: no build, nothing from elsewhere. */
public final class PageRoutes {

  private static final String FOLDER = "/server/";
  private static final String PLOTS = "/META-INF/resources/webjars/uplot/1.6.30/";
  private static final String SCRIPT = "text/javascript";
  private static final String STYLE = "text/css";

  private static final List<String> MODULES =
      List.of(
          "api",
          "app",
          "card",
          "chart",
          "dom",
          "forget",
          "format",
          "guards",
          "http",
          "languages",
          "live",
          "now",
          "offers",
          "page",
          "privacy",
          "timeline",
          "users");

  private PageRoutes() {}

  /**
   * All routes.
   *
   * @param description of the API, as JSON
   */
  public static List<Route> routes(String description) {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.open("/", file(FOLDER + "index.html", "text/html")));
    routes.add(Route.open("/api", file(FOLDER + "desk/api.html", "text/html")));
    routes.add(Route.open("/desk/style.css", file(FOLDER + "desk/style.css", STYLE)));
    for (String module : MODULES) {
      String name = "desk/" + module + ".js";
      routes.add(Route.open("/" + name, file(FOLDER + name, SCRIPT)));
    }
    routes.add(Route.open("/lib/uplot.js", file(PLOTS + "dist/uPlot.esm.js", SCRIPT)));
    routes.add(Route.open("/lib/uplot.css", file(PLOTS + "dist/uPlot.min.css", STYLE)));
    routes.add(Route.open("/lib/uplot.license", file(PLOTS + "LICENSE", "text/plain")));
    routes.add(
        Route.open(
            "/openapi.json", ctx -> ctx.contentType("application/json").result(description)));
    return List.copyOf(routes);
  }

  private static Handler file(String name, String type) {
    byte[] content = read(name);
    return ctx -> ctx.contentType(type + ";charset=utf-8").result(content);
  }

  private static byte[] read(String name) {
    try (InputStream file =
        Objects.requireNonNull(PageRoutes.class.getResourceAsStream(name), name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
