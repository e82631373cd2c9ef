package dev.attune.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.config.ConfigKeys;
import dev.attune.schemas.registry.RegistryConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

  private static final Path PAGE = Path.of("..", "docs", "configuration.md");
  private static final String HEADER =
      """
      # Configuration

      A file of Java properties (`--config FILE`), the environment, and `-o KEY=VALUE`; later ones win. In the environment a key is in capitals, its dots are underscores, `ATTUNE_` goes
      before it: `server.port` is `ATTUNE_SERVER_PORT`. A key that nobody knows is refused, with the nearest that there is.

      Keys below `kafka.` go to all of Kafka's clients without that prefix, such as `kafka.security.protocol`. Of several models (`models=NAME,NAME`) each has the keys of `model`, below `models.NAME`.
      What the shop wishes stands in the [playbook](playbook.md) and not here.

      This page is generated from the code.
      """;

  /** The parts of the page, by how their keys begin; the first that fits. */
  private static final List<Part> PARTS =
      List.of(
          new Part("The server", "server."),
          new Part("The models", "model"),
          new Part("The generation worker", "worker."),
          new Part("Budgets", "budget"),
          new Part("Batches", "batch"),
          new Part("The schema registry", "registry."),
          new Part("All roles", ""));

  private record Part(String title, String start) {}

  @Test
  void shouldSayWhatTheDefinitionsSay() throws IOException {
    // Given
    String page = page();
    if (Boolean.getBoolean("docs.refresh")) {
      Files.writeString(PAGE, page);
    }

    // When
    String committed = Files.readString(PAGE);

    // Then
    assertThat(committed)
        .as(
            "docs/configuration.md is stale: run with -Dtest=ConfigurationPageTest"
                + " -Ddocs.refresh=true")
        .isEqualTo(page);
  }

  @Test
  void shouldSayOfEachKeyWhatItIsFor() {
    assertThat(keys())
        .hasSizeGreaterThan(60)
        .allSatisfy(
            (name, key) -> assertThat(key.documentation).as(name).isNotBlank().endsWith("."));
  }

  private static String page() {
    Map<String, ConfigDef.ConfigKey> left = keys();
    StringBuilder tables = new StringBuilder();
    for (Part part : PARTS) {
      Map<String, ConfigDef.ConfigKey> fits = new TreeMap<>(left);
      fits.keySet().removeIf(name -> !name.startsWith(part.start()));
      left.keySet().removeAll(fits.keySet());
      if (!fits.isEmpty()) {
        tables.append(
            "\n## %s\n\n| key | default | what |\n|---|---|---|\n".formatted(part.title()));
        fits.forEach((name, key) -> tables.append(row(name, key)));
      }
    }
    return HEADER + tables;
  }

  private static Map<String, ConfigDef.ConfigKey> keys() {
    Map<String, ConfigDef.ConfigKey> keys = new TreeMap<>(ConfigKeys.DEFINITION.configKeys());
    RegistryConfig.definition()
        .configKeys()
        .forEach((name, key) -> {
          if (!name.equals(RegistryConfig.URL)) {
            keys.put("registry." + name, key);
          }
        });
    return keys;
  }

  private static String row(String name, ConfigDef.ConfigKey key) {
    return "| `%s` | %s | %s |\n".formatted(name, byDefault(key), text(key));
  }

  private static String byDefault(ConfigDef.ConfigKey key) {
    String value =
        switch (key.defaultValue) {
          case null -> "";
          case Password secret -> "";
          case Collection<?> many ->
              many.stream().map(String::valueOf).collect(Collectors.joining(","));
          // It differs from machine to machine.
          case String path when path.startsWith(System.getProperty("user.home")) ->
              "~" + path.substring(System.getProperty("user.home").length());
          default -> key.hasDefault() ? String.valueOf(key.defaultValue) : "(required)";
        };
    return value.isEmpty() ? "" : "`" + value + "`";
  }

  private static String text(ConfigDef.ConfigKey key) {
    String bounds =
        key.validator instanceof ConfigDef.Range range
            ? " (%s)"
                .formatted(
                    range
                        .toString()
                        .replaceFirst("^\\[(.*),\\.\\.\\.,(.*)]$", "$1 to $2")
                        .replaceFirst("^\\[(.*),\\.\\.\\.]$", "at least $1"))
            : "";
    return (key.documentation + bounds).replace("|", "\\|").replace("\n", " ");
  }
}
