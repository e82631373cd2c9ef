package dev.attune.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.config.AppConfig;
import dev.attune.app.finding.Finding;
import dev.attune.app.finding.Finding.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {
  private static final long MEBIBYTE = 1L << 20;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"17.0.15, fail", "25, ok", "26.0.1, ok"})
  void shouldJudgeJavaByItsFeatureVersion(String version, Level expected) {
    assertThat(level(new JavaCheck(Runtime.Version.parse(version)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"256, fail", "512, warn", "1024, ok"})
  void shouldJudgeMemoryByTheHeap(long heapMebibytes, Level expected) {
    Machine machine = new Machine(heapMebibytes * MEBIBYTE, 4096 * MEBIBYTE, 2);

    assertThat(level(new MemoryCheck(machine))).isEqualTo(expected);
  }

  @Test
  void shouldLeaveNothingBehindWhenTheStateFolderIsFine() {
    // When
    Level level = level(new StateFolderCheck(folder.resolve("new")));

    // Then
    assertThat(level).isEqualTo(Level.ok);
    assertThat(folder.resolve("new")).isEmptyDirectory();
  }

  @Test
  void shouldFailWhenTheStateFolderIsAFile() throws IOException {
    // Given
    Path file = Files.createFile(folder.resolve("file"));

    // When
    Level level = level(new StateFolderCheck(file));

    // Then
    assertThat(level).isEqualTo(Level.fail);
  }

  @Test
  void shouldWarnWhenAVariableIsNearlyOurs() {
    // Given
    Map<String, String> environment =
        Map.of("ATTUNE_BOOTSTRAP_SERVER", "b:1", "ATTUNE_AOT", "off", "ATTUNE_OPTS", "-Xmx1g");

    // When
    List<Finding> findings = new ConfigurationCheck(AppConfig.of(Map.of()), environment).run();

    // Then
    assertThat(findings.getLast())
        .isEqualTo(
            Finding.warn(
                "environment",
                "ATTUNE_BOOTSTRAP_SERVER sets nothing",
                "Did you mean 'ATTUNE_BOOTSTRAP_SERVERS'?"));
    assertThat(findings).hasSize(2);
  }

  @Test
  void shouldAskForTheKeyWhenAProviderNeedsOne() {
    // Given
    AppConfig config = AppConfig.of(Map.of("model.provider", "openai"));

    // When
    Finding finding = new ProviderCheck(config, Map.of()).run().getFirst();

    // Then
    assertThat(finding.level()).isEqualTo(Level.fail);
    assertThat(finding.remedy()).isEqualTo("Set the variable OPENAI_API_KEY.");
  }

  @Test
  void shouldAskForTheAddressWhenAProviderHasNone() {
    // Given
    AppConfig config = AppConfig.of(Map.of("model.provider", "openai-compatible"));

    // When
    Finding finding = new ProviderCheck(config, Map.of()).run().getFirst();

    // Then
    assertThat(finding.remedy()).startsWith("Set 'model.base.url'");
  }

  @Test
  void shouldLookAtEachModelOfAChain() {
    // Given
    AppConfig config =
        AppConfig.of(
            Map.of(
                "models", "primary,backup",
                "models.primary.provider", "openai",
                "models.backup.provider", "offline"));

    // When
    List<Finding> findings = new ProviderCheck(config, Map.of()).run();

    // Then
    assertThat(findings).extracting(Finding::level).containsExactly(Level.fail, Level.ok);
    assertThat(findings.getFirst().remedy()).isEqualTo("Set the variable OPENAI_API_KEY.");
  }

  private static Level level(Check check) {
    return check.run().getFirst().level();
  }
}
