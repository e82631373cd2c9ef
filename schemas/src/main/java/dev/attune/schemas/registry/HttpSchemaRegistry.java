package dev.attune.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.schemas.registry.rest.RestClient;
import dev.attune.schemas.registry.rest.RestResponse;
import dev.attune.schemas.registry.rest.RestSettings;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * Speaks the Confluent Schema Registry REST API, version 7, which Apicurio, Karapace and Redpanda
 * speak too. Asks for every call: put a {@link CachedSchemaRegistry} before it. Holds no state but
 * the HTTP client, so threads may share it.
 */
public final class HttpSchemaRegistry implements SchemaRegistry {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RestClient rest;

  public HttpSchemaRegistry(RestSettings settings) {
    this(new RestClient(settings));
  }

  HttpSchemaRegistry(RestClient rest) {
    this.rest = rest;
  }

  @Override
  public int register(String subject, Schema schema) {
    JsonNode answer =
        json(call(() -> rest.post(subjectPath(subject) + "/versions", schemaBody(schema))));
    return required(answer, "id").asInt();
  }

  @Override
  public Schema schemaById(int id) {
    return parse(json(call(() -> rest.get("/schemas/ids/" + id))));
  }

  @Override
  public List<Integer> versions(String subject) {
    return found(call(() -> rest.get(subjectPath(subject) + "/versions")))
        .map(HttpSchemaRegistry::integers)
        .orElse(List.of());
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject) {
    return found(call(() -> rest.get(subjectPath(subject) + "/versions/latest")))
        .map(HttpSchemaRegistry::registered);
  }

  @Override
  public Optional<Integer> lookup(String subject, Schema schema) {
    return found(call(() -> rest.post(subjectPath(subject), schemaBody(schema))))
        .map(answer -> required(answer, "id").asInt());
  }

  @Override
  public boolean isCompatible(String subject, Schema schema) {
    String path = "/compatibility" + subjectPath(subject) + "/versions/latest";
    return found(call(() -> rest.post(path, schemaBody(schema))))
        .map(answer -> required(answer, "is_compatible").asBoolean())
        .orElse(true);
  }

  @Override
  public void setCompatibility(String subject, CompatibilityLevel level) {
    var unused = json(call(() -> rest.put("/config/" + encode(subject), levelBody(level))));
  }

  @Override
  public void setCompatibility(CompatibilityLevel level) {
    var unused = json(call(() -> rest.put("/config", levelBody(level))));
  }

  @Override
  public void close() {
    rest.close();
  }

  private static RestResponse call(Call call) {
    try {
      RestResponse response = call.send();
      if (response.isTransient()) {
        throw new SchemaRegistryException.Unavailable(
            "the schema registry answered " + response.status(), null);
      }
      return response;
    } catch (IOException e) {
      throw new SchemaRegistryException.Unavailable(
          "the schema registry cannot be reached: " + e.getMessage(), e);
    }
  }

  private static Optional<JsonNode> found(RestResponse response) {
    return response.status() == 404 && RegistryError.of(response).isNotFound()
        ? Optional.empty()
        : Optional.of(json(response));
  }

  private static JsonNode json(RestResponse response) {
    if (!response.isSuccess()) {
      throw RegistryError.of(response).toException();
    }
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new SchemaRegistryException.Refused(
          "the answer is not JSON: is schema.registry.url the address of a schema registry?", e);
    }
  }

  private static JsonNode required(JsonNode answer, String field) {
    JsonNode value = answer.get(field);
    if (value == null) {
      throw new SchemaRegistryException.Refused("the registry's answer lacks " + field, null);
    }
    return value;
  }

  private static RegisteredSchema registered(JsonNode answer) {
    return new RegisteredSchema(
        required(answer, "subject").asText(),
        required(answer, "id").asInt(),
        required(answer, "version").asInt(),
        parse(answer));
  }

  private static Schema parse(JsonNode answer) {
    if (!answer.path("schemaType").asText("AVRO").equals("AVRO")) {
      throw new SchemaRegistryException.Incompatible(
          "the schema is " + answer.path("schemaType").asText() + ", not AVRO");
    }
    try {
      return new Schema.Parser()
          .setValidateDefaults(false)
          .parse(required(answer, "schema").asText());
    } catch (SchemaParseException e) {
      throw new SchemaRegistryException.Incompatible("the schema is not valid Avro");
    }
  }

  private static List<Integer> integers(JsonNode answer) {
    List<Integer> numbers = new ArrayList<>();
    answer.forEach(number -> numbers.add(number.asInt()));
    return numbers.stream().sorted().toList();
  }

  private static String subjectPath(String subject) {
    return "/subjects/" + encode(subject);
  }

  private static String encode(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String schemaBody(Schema schema) {
    return write(Map.of("schema", schema.toString()));
  }

  private static String levelBody(CompatibilityLevel level) {
    return write(Map.of("compatibility", level.name()));
  }

  private static String write(Map<String, String> body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of strings is always JSON", e);
    }
  }

  @FunctionalInterface
  private interface Call {
    RestResponse send() throws IOException;
  }
}
