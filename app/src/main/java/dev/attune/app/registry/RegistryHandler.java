package dev.attune.app.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.attune.app.registry.store.RegistryError;
import dev.attune.app.registry.store.SubjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the route of a request and sends its answer as JSON. Runs on many threads at once and holds
 * no state of its own.
 */
final class RegistryHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryHandler.class);
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int OK = 200;

  private final List<Route> routes;

  RegistryHandler(SubjectStore store) {
    routes =
        Stream.of(
                new SubjectRoutes(store).routes(),
                new SchemaRoutes(store).routes(),
                new CompatibilityRoutes(store).routes(),
                new SettingRoutes(store).routes())
            .flatMap(List::stream)
            .toList();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    try {
      return new Answer(OK, json(dispatch(exchange)));
    } catch (RegistryError e) {
      return refusal(e);
    } catch (UncheckedIOException e) {
      LOG.error("The registry cannot keep its schemas", e);
      return refusal(RegistryError.internal(String.valueOf(e.getMessage())));
    }
  }

  private Object dispatch(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    List<String> segments = segments(exchange);
    boolean pathKnown = false;
    for (Route route : routes) {
      Optional<List<String>> arguments = route.arguments(segments);
      if (arguments.isPresent() && route.method().equals(exchange.getRequestMethod())) {
        return route
            .answer()
            .apply(Request.of(arguments.get(), exchange.getRequestURI().getRawQuery(), body));
      }
      pathKnown |= arguments.isPresent();
    }
    throw pathKnown ? RegistryError.methodNotAllowed() : RegistryError.notFound();
  }

  private static List<String> segments(HttpExchange exchange) {
    try {
      return Segments.of(exchange.getRequestURI().getRawPath());
    } catch (IllegalArgumentException e) {
      throw RegistryError.badRequest("The path is not valid: " + e.getMessage());
    }
  }

  private static Answer refusal(RegistryError error) {
    return new Answer(
        error.status(),
        json(Map.of("error_code", error.code(), "message", String.valueOf(error.getMessage()))));
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON: " + value, e);
    }
  }

  private record Answer(int status, String json) {}
}
