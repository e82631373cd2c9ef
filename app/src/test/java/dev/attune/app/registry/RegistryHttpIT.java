package dev.attune.app.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.app.error.UserException;
import dev.attune.app.registry.store.SubjectStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The registry as a hand-written request sees it: what no client would send, too. */
class RegistryHttpIT {
  private static final String REGISTER = "{\"schema\":\"{\\\"type\\\":\\\"string\\\"}\"}";
  private static EmbeddedRegistry registry;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    registry = EmbeddedRegistry.start(SubjectStore.inMemory(), EmbeddedRegistry.ANY_PORT);
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    registry.close();
  }

  @Test
  void shouldCallTheContentByItsTypeWhenAnswering() throws Exception {
    // When
    HttpResponse<String> response = send("GET", "/schemas/types", "");

    // Then
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("[\"AVRO\"]");
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("application/vnd.schemaregistry.v1+json");
  }

  @Test
  void shouldAcceptASubjectWhenItsNameHoldsASlashAndAPlus() throws Exception {
    // When
    HttpResponse<String> registered = send("POST", "/subjects/a%2Fb+c/versions", REGISTER);

    // Then
    assertThat(registered.statusCode()).isEqualTo(200);
    assertThat(send("GET", "/subjects?subjectPrefix=a%2F", "").body()).isEqualTo("[\"a/b+c\"]");
    assertThat(send("GET", "/subjects/a%2Fb+c/versions/latest/schema", "").body())
        .isEqualTo("\"string\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /nowhere                       | ''                                   | 404 | 404",
        "PATCH  | /subjects                      | ''                                   | 405 | 405",
        "GET    | /schemas/ids/x                 | ''                                   | 404 | 404",
        "GET    | /subjects/s/versions/0         | ''                                   | 422 | 42202",
        "GET    | /subjects/s/versions/one       | ''                                   | 422 | 42202",
        "POST   | /subjects/s/versions           | not json                             | 400 | 400",
        "POST   | /subjects/s/versions           | ''                                   | 400 | 400",
        "POST   | /subjects/s/versions           | {}                                   | 400 | 400",
        "POST   | /subjects/s/versions           | {\"schema\":\"{\"}                   | 422 | 42201",
        "POST   | /subjects/s/versions           | {\"schemaType\":\"JSON\",\"schema\":\"{}\"} | 422 | 42201",
        "PUT    | /config                        | {\"compatibility\":\"sideward\"}     | 422 | 42203",
        "POST   | /subjects/none                 | {\"schema\":\"\\\"string\\\"\"}      | 404 | 40401",
      })
  void shouldRefuseWithTheApisCodeWhenTheRequestIsWrong(
      String method, String path, String body, int status, int code) throws Exception {
    // When
    HttpResponse<String> response = send(method, path, body);

    // Then
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains("\"error_code\":" + code).contains("\"message\":\"");
  }

  @Test
  void shouldSayWhatToDoWhenThePortIsTaken() {
    // Given
    int port = registry.url().getPort();

    // When
    assertThatThrownBy(() -> EmbeddedRegistry.start(SubjectStore.inMemory(), port))
        // Then
        .isInstanceOf(UserException.class)
        .hasMessage("Port %d on 127.0.0.1 is taken.", port);
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(registry.url() + path))
            .method(method, BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
