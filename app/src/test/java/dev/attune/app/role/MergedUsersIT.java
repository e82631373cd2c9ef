package dev.attune.app.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.support.KafkaExtension;
import dev.attune.app.support.KafkaUnderTest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Visitors become users on twelve partitions, by the calls that Segment's libraries make. */
@ExtendWith(KafkaExtension.class)
@Timeout(240)
class MergedUsersIT {

  private static final int USERS = 12;
  private static final int VIEWS = 4;
  private static final JsonMapper JSON = new JsonMapper();

  private static RunningRoles roles;
  private final Random random = new Random(7);

  @BeforeAll
  static void start(KafkaUnderTest kafka, @TempDir Path folder) throws IOException {
    roles = RunningRoles.start(kafka.bootstrapServers(), folder, 12);
    await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> roles.says("topology", "/health/ready") && roles.says("server", "/health/ready"));
  }

  @AfterAll
  static void stop() {
    roles.close();
  }

  @Test
  void shouldCountEachViewOnceUnderTheKnownIdInWhateverOrderTheCallsCome() {
    // Given
    List<Map<String, Object>> calls = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      String phone = uuid(user, 1);
      String laptop = uuid(user, 2);
      for (String id : List.of(phone, laptop, "user-" + user)) {
        for (int view = 0; view < VIEWS; view++) {
          calls.add(viewed(id, "m-" + id + "-" + view, "p" + view));
        }
      }
      // A chain: the phone is found to be the laptop, and that to be the user.
      calls.add(Map.of("type", "alias", "previousId", phone, "userId", laptop));
      calls.add(Map.of("type", "identify", "anonymousId", laptop, "userId", "user-" + user));
    }
    Collections.shuffle(calls, random);

    // When
    calls.forEach(MergedUsersIT::post);

    // Then
    for (int user = 0; user < USERS; user++) {
      String id = "user-" + user;
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(views(id)).as(id).isEqualTo(3 * VIEWS));
    }
    assertThat(views(uuid(0, 1))).as("under the phone's id only its own").isEqualTo(VIEWS);
  }

  @Test
  void shouldNotMoveAnIdThatCanBeGuessedWhenThePublicKeySaysSo() {
    // Given
    post(viewed("victim", "v1", "p1"));

    // When
    post(Map.of("type", "alias", "previousId", "victim", "userId", "attacker"));
    post(viewed("attacker", "v2", "p2"));

    // Then
    await().atMost(Duration.ofSeconds(30)).until(() -> views("attacker") == 1);
    assertThat(views("attacker")).isEqualTo(1);
  }

  private static Map<String, Object> viewed(String id, String messageId, String product) {
    String field = id.length() == 36 ? "anonymousId" : "userId";
    return Map.of(
        "type",
        "track",
        field,
        id,
        "messageId",
        messageId,
        "event",
        "Product Viewed",
        "properties",
        Map.of("product_id", product, "price", 20, "currency", "EUR"));
  }

  private static String uuid(int user, int device) {
    byte[] seed = (user + "/" + device).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(seed).toString();
  }

  private static void post(Map<String, Object> call) {
    String pair = RunningRoles.WRITE_KEY + ":";
    try {
      HttpResponse<String> answer =
          roles.send(
              HttpRequest.newBuilder(roles.server().resolve("/v1/batch"))
                  .header(
                      "Authorization",
                      "Basic "
                          + Base64.getEncoder()
                              .encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                  .POST(
                      BodyPublishers.ofString(
                          JSON.writeValueAsString(Map.of("batch", List.of(call))))));
      assertThat(answer.body()).isEqualTo("{\"success\":true}");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static long views(String user) {
    HttpResponse<String> answer =
        roles.send(
            HttpRequest.newBuilder(roles.server().resolve("/v1/users/" + user + "/profile"))
                .header("Authorization", "Bearer " + RunningRoles.READER));
    if (answer.statusCode() != 200) {
      return -1;
    }
    try {
      JsonNode profile = JSON.readTree(answer.body());
      return profile.at("/activity/views").asLong();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
