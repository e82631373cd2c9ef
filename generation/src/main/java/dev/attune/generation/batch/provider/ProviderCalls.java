package dev.attune.generation.batch.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.generation.http.ProviderHttpClient;
import dev.attune.generation.model.ModelException;
import dev.attune.generation.model.TransientModelException;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges of JSON with a provider's API; failures are of our own kinds.
 *
 * @param base without a slash at its end
 * @param headers sent with each, the key among them
 * @param sort turns what the client throws into one of ours
 */
record ProviderCalls(
    ProviderHttpClient http,
    String base,
    Map<String, String> headers,
    Function<RuntimeException, ModelException> sort) {

  static final ObjectMapper JSON = new ObjectMapper();

  JsonNode get(String path) {
    return json(HttpMethod.GET, path, null, "application/json");
  }

  /**
   * A file of JSON lines.
   *
   * @throws TransientModelException if one is no JSON
   */
  List<JsonNode> lines(String path) {
    try {
      List<JsonNode> lines = new ArrayList<>();
      String body = exchange(HttpMethod.GET, path, null, "application/json");
      for (String line : body.lines().filter(each -> !each.isBlank()).toList()) {
        lines.add(JSON.readTree(line));
      }
      return lines;
    } catch (JsonProcessingException garbled) {
      throw new TransientModelException(
          TransientModelException.Reason.GARBLED,
          "the batch's results are not of the documented form",
          Duration.ZERO,
          new UncheckedIOException(garbled));
    }
  }

  JsonNode post(String path, String body) {
    return json(HttpMethod.POST, path, body, "application/json");
  }

  JsonNode post(String path, String body, String contentType) {
    return json(HttpMethod.POST, path, body, contentType);
  }

  void delete(String path) {
    String unused = exchange(HttpMethod.DELETE, path, null, "application/json");
  }

  private JsonNode json(HttpMethod method, String path, @Nullable String body, String type) {
    String answer = exchange(method, path, body, type);
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException garbled) {
      throw sort.apply(new IllegalStateException(garbled));
    }
  }

  private String exchange(HttpMethod method, String path, @Nullable String body, String type) {
    HttpRequest.Builder request = HttpRequest.builder().method(method).url(base + path);
    headers.forEach((name, value) -> request.addHeader(name, value));
    if (body != null) {
      request.addHeader("content-type", type).body(body);
    }
    try {
      return http.execute(request.build()).body();
    } catch (RuntimeException thrown) {
      throw sort.apply(thrown);
    }
  }
}
