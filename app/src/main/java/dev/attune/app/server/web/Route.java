package dev.attune.app.server.web;

import dev.attune.app.server.access.Role;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Set;

/**
 * One route: what is registered with the server and described in {@code /openapi.json}.
 *
 * @param method of HTTP
 * @param path with parameters in braces
 * @param roles of which the caller needs one; none for a route that is open to all
 * @param errors how it tells of them
 * @param doc what it is for
 * @param handler runs on a virtual thread and may wait
 */
public record Route(
    HandlerType method,
    String path,
    Set<Role> roles,
    ErrorForm errors,
    RouteDoc doc,
    Handler handler) {

  /** Keeps its own set of roles. */
  public Route {
    roles = Set.copyOf(roles);
  }

  /** A route that anybody may read, without a word in the description. */
  public static Route open(String path, Handler handler) {
    return new Route(HandlerType.GET, path, Set.of(), ErrorForm.PROBLEM, RouteDoc.HIDDEN, handler);
  }

  /** A route that reads. */
  public static Route read(String path, RouteDoc doc, Handler handler) {
    return new Route(HandlerType.GET, path, Set.of(Role.READ), ErrorForm.PROBLEM, doc, handler);
  }

  /** A route that takes events. */
  public static Route ingest(String path, ErrorForm errors, RouteDoc doc, Handler handler) {
    return new Route(HandlerType.POST, path, Set.of(Role.INGEST), errors, doc, handler);
  }

  /** Several parts' routes as one list. */
  public static List<Route> all(List<List<Route>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }
}
