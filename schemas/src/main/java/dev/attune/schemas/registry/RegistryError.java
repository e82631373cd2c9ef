package dev.attune.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.attune.schemas.registry.rest.RestResponse;

/**
 * A refusal in the registry's own words.
 *
 * @param status HTTP status
 * @param code the API's error code, such as 40403; the status where the body has none
 * @param message the server's text, empty where there is none
 * @param location where a redirect wanted to lead
 */
record RegistryError(int status, int code, String message, String location) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SUBJECT_NOT_FOUND = 40401;
  private static final int SCHEMA_NOT_FOUND = 40403;

  static RegistryError of(RestResponse response) {
    JsonNode body = parse(response.body());
    return new RegistryError(
        response.status(),
        body.path("error_code").asInt(response.status()),
        body.path("message").asText(""),
        response.location().orElse("elsewhere"));
  }

  /** Whether subject, version or schema is not there, as opposed to a wrong address. */
  boolean isNotFound() {
    return code >= SUBJECT_NOT_FOUND && code <= SCHEMA_NOT_FOUND;
  }

  SchemaRegistryException toException() {
    if (isNotFound()) {
      return new SchemaRegistryException.UnknownSchema(text("not found"));
    }
    return switch (status) {
      case 409 -> new SchemaRegistryException.Incompatible(text("incompatible schema"));
      case 401, 403 ->
          refused(
              "wrong credentials: set basic.auth.user.info or bearer.auth.token, or ask for the"
                  + " right to do this");
      case 404 -> refused("no schema registry at this address: check schema.registry.url");
      case 422 -> refused("invalid schema or request");
      default -> refused(status / 100 == 3 ? "redirected to " + location : "refused");
    };
  }

  private SchemaRegistryException refused(String what) {
    return new SchemaRegistryException.Refused(text(what), null);
  }

  private String text(String what) {
    String answer = "the schema registry answered " + code + ", " + what;
    return message.isEmpty() ? answer : answer + ": " + message;
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
