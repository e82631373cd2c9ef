package dev.attune.app.server.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the description says of a route.
 *
 * @param summary one sentence; empty for a route that is not described
 * @param tag the group it stands in
 * @param parameters besides the body
 * @param requestMedia media types of the body; none where it has none
 * @param requestSchema name of the body's schema
 * @param replyMedia media type of the answer
 * @param replySchema name of the answer's schema
 */
public record RouteDoc(
    String summary,
    String tag,
    List<Parameter> parameters,
    List<String> requestMedia,
    @Nullable String requestSchema,
    String replyMedia,
    @Nullable String replySchema) {

  /** Not in the description. */
  public static final RouteDoc HIDDEN = of("", "");

  private static final String JSON = "application/json";

  /** A parameter in path, query or header. */
  public record Parameter(String name, String in, String description) {}

  /** Keeps its own lists. */
  public RouteDoc {
    parameters = List.copyOf(parameters);
    requestMedia = List.copyOf(requestMedia);
  }

  /** A route that takes nothing and answers JSON. */
  public static RouteDoc of(String tag, String summary) {
    return new RouteDoc(summary, tag, List.of(), List.of(), null, "application/json", null);
  }

  /** The same with a parameter. */
  public RouteDoc with(String name, String in, String description) {
    List<Parameter> more = new ArrayList<>(parameters);
    more.add(new Parameter(name, in, description));
    return new RouteDoc(summary, tag, more, requestMedia, requestSchema, replyMedia, replySchema);
  }

  /** The same with a body of JSON. */
  public RouteDoc takes(String schema) {
    return takes(schema, List.of(JSON));
  }

  /** The same with a body of one of these media types. */
  public RouteDoc takes(String schema, List<String> media) {
    return new RouteDoc(summary, tag, parameters, media, schema, replyMedia, replySchema);
  }

  /** The same with an answer of this schema. */
  public RouteDoc gives(String schema) {
    return gives(schema, JSON);
  }

  /** The same with an answer of this schema and media type. */
  public RouteDoc gives(String schema, String media) {
    return new RouteDoc(summary, tag, parameters, requestMedia, requestSchema, media, schema);
  }

  /** Whether the description has it. */
  public boolean isShown() {
    return !summary.isEmpty();
  }
}
