package dev.attune.app.server.page;

import dev.attune.app.server.web.Route;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The pages, with all that they load. Files of ours: no build, nothing from elsewhere. */
public final class PageRoutes {

  private static final String FOLDER = "/server/";

  private PageRoutes() {}

  /**
   * All routes.
   *
   * @param description of the API, as JSON
   */
  public static List<Route> routes(String description) {
    return List.of(
        Route.open("/", file("offers.html", "text/html")),
        Route.open("/offers.js", file("offers.js", "text/javascript")),
        Route.open("/api", file("api.html", "text/html")),
        Route.open("/api.js", file("api.js", "text/javascript")),
        Route.open("/style.css", file("style.css", "text/css")),
        Route.open(
            "/openapi.json", ctx -> ctx.contentType("application/json").result(description)));
  }

  private static Handler file(String name, String type) {
    byte[] content = read(name);
    return ctx -> ctx.contentType(type + ";charset=utf-8").result(content);
  }

  private static byte[] read(String name) {
    try (InputStream file =
        Objects.requireNonNull(PageRoutes.class.getResourceAsStream(FOLDER + name), name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
