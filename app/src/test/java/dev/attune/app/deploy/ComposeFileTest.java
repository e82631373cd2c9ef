package dev.attune.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComposeFileTest {

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> services() {
    return (Map<String, Map<String, Object>>)
        DeployFiles.documents(DeployFiles.at("docker-compose.yml"))
            .getFirst()
            .getOrDefault("services", Map.of());
  }

  @Test
  void shouldPinEachImage() {
    assertThat(services().values())
        .hasSizeGreaterThan(8)
        .allSatisfy(service ->
            assertThat(String.valueOf(merged(service, "image")))
                .matches("[a-z0-9./-]+:v?[0-9]+\\.[0-9]+\\.[0-9]+(-.+)?|postgres:[0-9.]+-.+"));
  }

  @Test
  void shouldWatchEachServiceThatStays() {
    assertThat(services())
        .allSatisfy((name, service) ->
            assertThat(merged(service, "healthcheck") != null)
                .as(name)
                .isEqualTo(!name.equals("setup")));
  }

  @Test
  void shouldListenOnLoopbackOnly() {
    assertThat(services().values())
        .filteredOn(service -> service.containsKey("ports"))
        .allSatisfy(service ->
            assertThat((Iterable<?>) service.get("ports"))
                .allSatisfy(port -> assertThat(String.valueOf(port)).startsWith("127.0.0.1:")));
  }

  /** The parser leaves merge keys to its caller. */
  private static @Nullable Object merged(Map<String, Object> service, String key) {
    Object own = service.get(key);
    return own == null && service.get("<<") instanceof Map<?, ?> shared ? shared.get(key) : own;
  }
}
