package dev.attune.topology.playbook.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class YamlFileTest {

  @Test
  void shouldStopAtTheLimitWhenAliasesMultiply() {
    // Given: nine levels of nine references each, a billion nodes if it were followed
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x]\n");
    for (int level = 1; level <= 9; level++) {
      String references = "*a%d, ".formatted(level - 1).repeat(9);
      bomb.append("a%d: &a%d [%s]\n".formatted(level, level, references));
    }

    // When
    String problem = problemOf(bomb.toString());

    // Then
    assertThat(problem).contains("Number of aliases for non-scalar nodes exceeds");
  }

  @Test
  void shouldKeepTheStackWhenAFileNestsTooDeep() {
    assertThat(problemOf("[".repeat(100_000))).contains("nests deeper than 32 levels");
  }

  @Test
  void shouldRefuseWhenAFileIsTooLarge() {
    assertThat(problemOf("# " + "x".repeat(1 << 20))).contains("at most 1 MiB is read");
  }

  @Test
  void shouldSaySoWhenThereIsNothing() {
    assertThat(problemOf("# only a comment\n")).contains("the file is empty");
  }

  @Test
  void shouldSaySoWhenThereAreTwoDocuments() {
    assertThat(problemOf("a: 1\n---\nb: 2\n"))
        .isEqualTo("test.yml:2:1: not readable as YAML: but found another document");
  }

  @Test
  void shouldSaySoWhenBytesAreNotUtf8() {
    // Given
    Mistakes mistakes = new Mistakes("test.yml");

    // When
    var root = YamlFile.read("name: Müller".getBytes(StandardCharsets.ISO_8859_1), mistakes);

    // Then
    assertThat(root).isEmpty();
    assertThat(mistakes.inReadingOrder()).singleElement().asString().contains("not UTF-8");
  }

  @Test
  void shouldSaySoWhenAControlCharacterSlippedIn() {
    assertThat(problemOf("a: \u0007")).contains("special characters are not allowed");
  }

  @Test
  void shouldWriteLengthsAsTheyAreRead() {
    Length any = new Length(Duration.ofSeconds(1), Duration.ofDays(400));
    for (String text : new String[] {"1s", "90s", "30m", "1h", "36h", "7d", "365d"}) {
      assertThat(any.read(text))
          .isInstanceOfSatisfying(
              Shape.Reading.Read.class,
              read -> assertThat(Length.format((Duration) read.value())).isEqualTo(text));
    }
  }

  private static String problemOf(String text) {
    Mistakes mistakes = new Mistakes("test.yml");
    assertThat(YamlFile.read(text.getBytes(StandardCharsets.UTF_8), mistakes)).isEmpty();
    assertThat(mistakes.inReadingOrder()).hasSize(1);
    return mistakes.inReadingOrder().getFirst().toString();
  }
}
