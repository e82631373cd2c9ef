package dev.attune.generation.chat;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import java.net.http.HttpClient;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The HTTP client under all chat models. */
final class HttpClients {

  private HttpClients() {}

  /**
   * Speaks HTTP/1.1 on plain {@code http}: there the JDK would ask for an upgrade to HTTP/2, which
   * vLLM, TGI and Ollama answer badly.
   */
  static HttpClientBuilder towards(@Nullable String baseUrl) {
    return new JdkHttpClientBuilder()
        .httpClientBuilder(HttpClient.newBuilder().version(version(baseUrl)));
  }

  private static HttpClient.Version version(@Nullable String baseUrl) {
    boolean plain = baseUrl != null && baseUrl.toLowerCase(Locale.ROOT).startsWith("http:");
    return plain ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2;
  }
}
