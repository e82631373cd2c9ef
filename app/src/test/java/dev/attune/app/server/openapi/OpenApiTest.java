package dev.attune.app.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.server.web.Route;
import dev.attune.app.server.web.RouteDoc;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private static final List<Route> ROUTES =
      List.of(
          Route.read(
              "/v1/users/{id}/offers",
              RouteDoc.of("Offers", "A user's offers.").with("id", "path", "Who.").gives("Offers"),
              ctx -> {}),
          Route.open("/", ctx -> {}));

  @Test
  void shouldDescribeRoutesAndLeaveOutPages() throws Exception {
    // When
    JsonNode api = new JsonMapper().readTree(OpenApi.describe(ROUTES));

    // Then
    assertThat(api.path("openapi").asText()).isEqualTo("3.1.0");
    assertThat(api.path("paths").properties()).hasSize(1);
    JsonNode get = api.at("/paths/~1v1~1users~1{id}~1offers/get");
    assertThat(get.at("/parameters/0/required").asBoolean()).isTrue();
    assertThat(get.at("/security/0").has("token")).isTrue();
    assertThat(api.at("/components/schemas/Offer/properties/headline/type").asText())
        .isEqualTo("string");
  }

  @Test
  void shouldDefineEverySchemaThatItNames() throws Exception {
    // Given
    JsonNode api = new JsonMapper().readTree(OpenApi.describe(ROUTES));

    // When
    TreeSet<String> named = new TreeSet<>();
    api.findValuesAsText("$ref").forEach(ref -> named.add(ref.replaceFirst(".*/", "")));

    // Then
    assertThat(named).contains("Offers", "Offer", "Problem", "Decision");
    assertThat(named)
        .allSatisfy(
            name -> assertThat(api.at("/components/schemas/" + name).isMissingNode()).isFalse());
  }
}
