package dev.attune.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.deploy.DeployFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables in the deployment's files: each sets something. */
class DeployedSettingsTest {

  private static final Pattern VARIABLE = Pattern.compile("\\bATTUNE_[A-Z_]+\\b");

  /** Secrets that the file of access names. */
  private static final Set<String> SECRETS =
      Set.of("ATTUNE_WRITE_KEY", "ATTUNE_BACKEND_KEY", "ATTUNE_READ_TOKEN");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dockerfile",
        "docker-compose.yml",
        "deploy/env.example",
        "deploy/access",
        "deploy/kubernetes/base/settings.yaml",
        "deploy/kubernetes/base/server.yaml"
      })
  void shouldSetOnlyWhatThereIs(String file) throws IOException {
    List<String> variables =
        VARIABLE
            .matcher(Files.readString(DeployFiles.at(file)))
            .results()
            .map(MatchResult::group)
            .filter(name -> !SECRETS.contains(name))
            .distinct()
            .toList();

    Map<String, String> environment =
        variables.stream().collect(Collectors.toMap(name -> name, name -> "1"));
    assertThat(ConfigSource.environment(environment, Set.of()).values()).hasSameSizeAs(variables);
  }
}
