package dev.attune.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages point at is there. */
class PagesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(#[^)]*)?\\)");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT))`");
  private static final Pattern ALERT = Pattern.compile("(?m)^\\s+- alert: (\\w+)$");
  private static final Pattern SECTION = Pattern.compile("(?m)^### (\\w+)$");

  @Test
  void shouldLinkToFilesThatExist() throws IOException {
    for (Path page : pages()) {
      assertThat(matches(LINK, page))
          .as(page.toString())
          .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }
  }

  @Test
  void shouldNameTestsThatExist() throws IOException {
    // Given
    Set<String> tests = files(".java").map(PagesTest::stem).collect(Collectors.toSet());

    for (Path page : pages()) {
      // When
      List<String> named = matches(TEST, page);

      // Then
      assertThat(tests).as(page.toString()).containsAll(named);
    }
  }

  @Test
  void shouldSayWhatToDoOnEachAlert() {
    // When
    List<String> alerts = matches(ALERT, ROOT.resolve("deploy/prometheus/alerts.yml"));

    // Then
    assertThat(alerts).hasSizeGreaterThan(10);
    assertThat(matches(SECTION, ROOT.resolve("docs/runbook.md")))
        .containsExactlyInAnyOrderElementsOf(alerts);
  }

  private static List<Path> pages() throws IOException {
    return files(".md").toList();
  }

  private static Stream<Path> files(String suffix) throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all
          .filter(path -> path.toString().endsWith(suffix))
          .filter(PagesTest::isOurs)
          .toList()
          .stream();
    }
  }

  private static boolean isOurs(Path path) {
    String name = ROOT.relativize(path).toString();
    return !name.contains("target/") && !name.contains("node_modules/");
  }

  private static String stem(Path path) {
    return path.getFileName().toString().replace(".java", "");
  }

  private static List<String> matches(Pattern pattern, Path page) {
    try {
      return pattern
          .matcher(Files.readString(page))
          .results()
          .map(found -> found.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
