package dev.attune.app.server.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.app.server.access.Role;
import dev.attune.app.server.web.ErrorForm;
import dev.attune.app.server.web.Route;
import dev.attune.app.server.web.RouteDoc;
import dev.attune.avro.Decision;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.Offer;
import dev.attune.avro.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Describes routes by OpenAPI 3.1. What the routes know is taken from them; the schemas of answers
 * from the Avro contracts; those of what others define, such as Segment's calls, from a file.
 */
public final class OpenApi {

  private static final String SCHEMAS = "/server/schemas.json";
  private static final String REF = "#/components/schemas/";
  private static final JsonMapper JSON = new JsonMapper();

  private final ObjectNode root = JsonNodeFactory.instance.objectNode();

  private OpenApi() {}

  /** The description of these routes. */
  public static String describe(List<Route> routes) {
    OpenApi api = new OpenApi();
    api.head();
    ObjectNode paths = api.root.putObject("paths");
    routes.stream().filter(route -> route.doc().isShown()).forEach(route -> path(paths, route));
    api.components();
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(api.root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is JSON", e);
    }
  }

  private void head() {
    root.put("openapi", "3.1.0");
    root.putObject("info")
        .put("title", "Attune")
        .put("version", "1")
        .put("description", "Events in, offers out.")
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("identifier", "Apache-2.0");
    root.putArray("servers").addObject().put("url", "/");
  }

  private static void path(ObjectNode paths, Route route) {
    ObjectNode operation =
        paths
            .withObjectProperty(route.path())
            .putObject(route.method().name().toLowerCase(Locale.ROOT));
    RouteDoc doc = route.doc();
    operation.put("operationId", operationId(route));
    operation.put("summary", doc.summary());
    operation.putArray("tags").add(doc.tag());
    parameters(operation, doc);
    if (doc.requestSchema() != null) {
      ObjectNode body = operation.putObject("requestBody").put("required", true);
      doc.requestMedia().forEach(media -> content(body, media, doc.requestSchema()));
    }
    replies(operation, route);
    security(operation, route);
  }

  private static String operationId(Route route) {
    String words = route.path().replaceAll("[^a-zA-Z0-9]+", "_").replaceAll("^_v1_|_$", "");
    return route.method().name().toLowerCase(Locale.ROOT) + "_" + words;
  }

  private static void parameters(ObjectNode operation, RouteDoc doc) {
    ArrayNode parameters = operation.putArray("parameters");
    for (RouteDoc.Parameter each : doc.parameters()) {
      parameters
          .addObject()
          .put("name", each.name())
          .put("in", each.in())
          .put("required", each.in().equals("path"))
          .put("description", each.description())
          .putObject("schema")
          .put("type", "string");
    }
  }

  private static void replies(ObjectNode operation, Route route) {
    ObjectNode replies = operation.putObject("responses");
    ObjectNode good = replies.putObject("200").put("description", "Done.");
    String schema = route.doc().replySchema();
    if (schema != null) {
      content(good, route.doc().replyMedia(), schema);
    }
    ObjectNode bad = replies.putObject("default").put("description", "Refused; the body says why.");
    if (route.errors() == ErrorForm.PROBLEM) {
      content(bad, "application/problem+json", "Problem");
    } else {
      content(bad, "application/json", "SegmentError");
    }
  }

  private static void content(ObjectNode holder, String media, String schema) {
    holder
        .withObjectProperty("content")
        .putObject(media)
        .putObject("schema")
        .put("$ref", REF + schema);
  }

  private static void security(ObjectNode operation, Route route) {
    ArrayNode security = operation.putArray("security");
    if (route.roles().contains(Role.INGEST)) {
      security.addObject().putArray("writeKey");
    }
    if (!route.roles().isEmpty()) {
      security.addObject().putArray("token");
    }
  }

  private void components() {
    ObjectNode components = root.putObject("components");
    ObjectNode schemes = components.putObject("securitySchemes");
    schemes
        .putObject("writeKey")
        .put("type", "http")
        .put("scheme", "basic")
        .put("description", "The write key is the user name, the password is empty.");
    schemes.putObject("token").put("type", "http").put("scheme", "bearer");
    ObjectNode schemas = components.putObject("schemas");
    schemas.setAll(written());
    AvroSchemas avro = new AvroSchemas(schemas);
    List.of(
            Offer.getClassSchema(),
            Profile.getClassSchema(),
            Decision.getClassSchema(),
            GenerationRequest.getClassSchema(),
            GenerationResponse.getClassSchema())
        .forEach(avro::of);
  }

  private static ObjectNode written() {
    try (InputStream file =
        Objects.requireNonNull(OpenApi.class.getResourceAsStream(SCHEMAS), SCHEMAS)) {
      return (ObjectNode) JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
