package dev.attune.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the roles may do on a Kafka cluster: two files say it, for clusters with and without
 * Strimzi.
 */
class KafkaRightsTest {

  /** Such as "topology may Read topic literal clickstream". */
  private record Right(String user, String operation, String type, String pattern, String name) {}

  private static final Comparator<Right> ORDER = Comparator.comparing(Right::toString);

  @Test
  void shouldGiveTheSameRightsInBothFiles() throws Exception {
    // When
    Set<Right> script = ofScript();
    Set<Right> strimzi = ofStrimzi();

    // Then
    assertThat(script).hasSizeGreaterThan(100).isEqualTo(strimzi);
  }

  @Test
  void shouldLetARoleReadAndARoleWriteEachTopic() throws Exception {
    // Given
    Set<Right> rights = ofScript();

    // Then
    assertThat(new Topics("").all())
        .extracting(Topic::name)
        .allSatisfy(name -> {
          assertThat(rights)
              .as("reader of " + name)
              .anyMatch(right -> concerns(right, name) && right.operation().equals("Read"));
          assertThat(rights)
              .as("writer of " + name)
              .anyMatch(right -> concerns(right, name) && right.operation().equals("Write"));
        });
  }

  private static boolean concerns(Right right, String topic) {
    return right.type().equals("topic") && (right.name().equals(topic) || right.name().equals("*"));
  }

  private static Set<Right> ofScript() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", DeployFiles.at("deploy/kafka/acls").toString(), "broker:9092");
    builder.environment().put("DRY_RUN", "1");
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.lines()
        .flatMap(line -> ofCommand(line).stream())
        .collect(Collectors.toCollection(() -> new TreeSet<>(ORDER)));
  }

  private static List<Right> ofCommand(String line) {
    List<String> operations = new ArrayList<>();
    Map<String, String> options = new HashMap<>();
    List<String> words = Arrays.asList(line.replace("\\*", "*").strip().split(" "));
    for (int at = 0; at < words.size() - 1; at++) {
      if (words.get(at).equals("--operation")) {
        operations.add(words.get(at + 1));
      } else if (words.get(at).startsWith("--")) {
        options.put(words.get(at), words.get(at + 1));
      }
    }
    String user = options.getOrDefault("--allow-principal", "").replace("User:attune-", "");
    String pattern =
        options.getOrDefault("--resource-pattern-type", "literal").replace("prefixed", "prefix");
    if (words.contains("--cluster")) {
      return operations.stream().map(each -> new Right(user, each, "cluster", "", "")).toList();
    }
    return List.of("--topic", "--group", "--transactional-id").stream()
        .filter(options::containsKey)
        .flatMap(kind ->
            operations.stream()
                .map(each ->
                    new Right(user, each, type(kind), pattern, options.getOrDefault(kind, ""))))
        .toList();
  }

  private static String type(String option) {
    return option.equals("--transactional-id") ? "transactionalid" : option.substring(2);
  }

  private static Set<Right> ofStrimzi() {
    Set<Right> rights = new TreeSet<>(ORDER);
    JsonNode users =
        new JsonMapper()
            .valueToTree(
                DeployFiles.documents(DeployFiles.at("deploy/kubernetes/strimzi/users.yaml")));
    for (JsonNode user : users) {
      String name = user.at("/metadata/name").asText().replace("attune-", "");
      for (JsonNode acl : user.at("/spec/authorization/acls")) {
        JsonNode resource = acl.path("resource");
        for (JsonNode operation : acl.path("operations")) {
          rights.add(
              new Right(
                  name,
                  operation.asText(),
                  resource.path("type").asText().toLowerCase(Locale.ROOT),
                  resource.path("patternType").asText(),
                  resource.path("name").asText()));
        }
      }
    }
    return rights;
  }
}
