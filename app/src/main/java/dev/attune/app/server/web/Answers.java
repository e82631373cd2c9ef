package dev.attune.app.server.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;

/** Writes answers. */
public final class Answers {

  private static final String JSON = "application/json";

  private Answers() {}

  /** A JSON text with status 200. */
  public static void json(Context ctx, String text) {
    ctx.status(200).contentType(JSON).result(text);
  }

  /** A text of another media type with status 200. */
  public static void text(Context ctx, String contentType, String text) {
    ctx.status(200).contentType(contentType).result(text);
  }

  /** An error in the form of the route. */
  static void error(Context ctx, ApiException error, ErrorForm form) {
    ctx.status(error.status());
    if (error.retryAfterSeconds() > 0) {
      ctx.header("Retry-After", Integer.toString(error.retryAfterSeconds()));
    }
    if (error.status() == 401) {
      ctx.header("WWW-Authenticate", "Basic realm=\"write key\", Bearer realm=\"token\"");
    }
    switch (form) {
      case SEGMENT -> ctx.contentType(JSON).result(segment(error));
      case PROBLEM -> ctx.contentType("application/problem+json").result(problem(error));
    }
  }

  private static String segment(ApiException error) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return answer.put("success", false).put("message", error.detail()).toString();
  }

  private static String problem(ApiException error) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return answer
        .put("type", "about:blank")
        .put("title", error.title())
        .put("status", error.status())
        .put("detail", error.detail())
        .toString();
  }
}
