package dev.attune.generation.http;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;

/**
 * For langchain4j's builders, which wish to build a client and to set its time-outs: it is built
 * already, and its own stay.
 *
 * @param build the client
 */
public record BuiltClient(HttpClient build) implements HttpClientBuilder {

  @Override
  public Duration connectTimeout() {
    return Duration.ZERO;
  }

  @Override
  public HttpClientBuilder connectTimeout(Duration timeout) {
    return this;
  }

  @Override
  public Duration readTimeout() {
    return Duration.ZERO;
  }

  @Override
  public HttpClientBuilder readTimeout(Duration timeout) {
    return this;
  }
}
