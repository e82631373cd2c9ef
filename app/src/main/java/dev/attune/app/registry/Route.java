package dev.attune.app.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One call of the API.
 *
 * @param method HTTP method
 * @param path segments; one in braces matches anything and becomes an argument
 * @param answer from the request to what is sent as JSON
 */
record Route(String method, List<String> path, Function<Request, Object> answer) {
  static Route get(String path, Function<Request, Object> answer) {
    return new Route("GET", Segments.of(path), answer);
  }

  static Route post(String path, Function<Request, Object> answer) {
    return new Route("POST", Segments.of(path), answer);
  }

  static Route put(String path, Function<Request, Object> answer) {
    return new Route("PUT", Segments.of(path), answer);
  }

  static Route delete(String path, Function<Request, Object> answer) {
    return new Route("DELETE", Segments.of(path), answer);
  }

  /** What the braces matched, in order; empty when the path is another one. */
  Optional<List<String>> arguments(List<String> segments) {
    if (segments.size() != path.size()) {
      return Optional.empty();
    }
    for (int i = 0; i < path.size(); i++) {
      if (!isArgument(i) && !path.get(i).equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      if (isArgument(i)) {
        arguments.add(segments.get(i));
      }
    }
    return Optional.of(List.copyOf(arguments));
  }

  private boolean isArgument(int index) {
    return path.get(index).startsWith("{");
  }
}
