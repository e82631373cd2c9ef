package dev.attune.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.app.server.access.Role;
import dev.attune.app.server.web.Route;
import dev.attune.app.support.KafkaExtension;
import dev.attune.app.support.KafkaUnderTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every route that the server has, for every role and for none: the table is the server's own. */
@ExtendWith(KafkaExtension.class)
@Timeout(180)
class EveryRouteIT {
  private static final Map<String, Set<Role>> CALLERS =
      Map.of(
          ServerUnderTest.basic(ServerUnderTest.WEB), Set.of(Role.INGEST),
          ServerUnderTest.basic(ServerUnderTest.BACKEND), Set.of(Role.INGEST, Role.TRUSTED),
          ServerUnderTest.bearer(ServerUnderTest.READER), Set.of(Role.READ),
          ServerUnderTest.bearer(ServerUnderTest.OPERATOR), Set.of(Role.OPERATE),
          ServerUnderTest.bearer(ServerUnderTest.PRIVACY), Set.of(Role.PRIVACY));

  private static ServerUnderTest server;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start(KafkaUnderTest kafka) {
    server = ServerUnderTest.start(kafka.bootstrapServers(), Map.of());
    await().until(server::isReady);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void shouldLetThroughOnlyThoseWithARoleThatTheRouteNames() throws Exception {
    // Given
    Map<String, Integer> wrong = new TreeMap<>();

    // When
    for (Route route : server.routes()) {
      expect(route, null, route.roles().isEmpty() ? 0 : 401, wrong);
      expect(
          route,
          ServerUnderTest.bearer("a-token-that-nobody-knows"),
          route.roles().isEmpty() ? 0 : 401,
          wrong);
      for (Map.Entry<String, Set<Role>> caller : CALLERS.entrySet()) {
        boolean may =
            route.roles().isEmpty() || caller.getValue().stream().anyMatch(route.roles()::contains);
        expect(route, caller.getKey(), may ? 0 : 403, wrong);
      }
    }

    // Then
    assertThat(server.routes()).hasSizeGreaterThan(30);
    assertThat(wrong).isEmpty();
  }

  @Test
  void shouldHaveNoOpenRouteButPagesAndTheirDescription() {
    // When // Then
    assertThat(server.routes())
        .filteredOn(route -> route.roles().isEmpty())
        .extracting(Route::path)
        .allMatch(path ->
            path.equals("/")
                || path.equals("/api")
                || path.equals("/openapi.json")
                || path.startsWith("/desk/")
                || path.startsWith("/lib/"));
  }

  private void expect(
      Route route, @Nullable String authorization, int refusal, Map<String, Integer> wrong)
      throws IOException, InterruptedException {
    int status = status(route, authorization);
    boolean refused = status == 401 || status == 403;
    if (refusal == 0 ? refused : status != refusal) {
      wrong.put(route.method() + " " + route.path() + " as " + authorization, status);
    }
  }

  /** Streams do not end by themselves, so the body is left alone. */
  private int status(Route route, @Nullable String authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        server
            .request(route.path().replaceAll("\\{[^}]+}", "x"))
            .method(route.method().name(), BodyPublishers.ofString("nonsense"));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
    answer.body().close();
    return answer.statusCode();
  }
}
