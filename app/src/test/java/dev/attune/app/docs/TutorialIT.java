package dev.attune.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.support.AttuneProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types what the tutorial types, in its order, and looks whether the answers are those shown. */
class TutorialIT {
  private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
  private static final String PROMPT = "$ ";

  @TempDir private Path folder;

  /**
   * A command and what the page shows as its answer.
   *
   * @param answer lines of it, {@code …} standing for what the page leaves out
   */
  private record Step(String command, List<String> answer) {}

  @Test
  void shouldAnswerAsTheTutorialShows() throws IOException, InterruptedException {
    // Given
    Files.createSymbolicLink(folder.resolve("docs"), DOCS);
    AttuneProcess.link(folder);
    List<Step> steps = steps(Files.readString(DOCS.resolve("tutorial.md")));

    for (Step step : steps) {
      // When
      List<String> answer = run(step.command);

      // Then
      assertThat(answer).as(step.command).hasSameSizeAs(step.answer);
      for (int line = 0; line < answer.size(); line++) {
        assertThat(answer.get(line)).as(step.command).matches(shown(step.answer.get(line)));
      }
    }
    assertThat(steps).hasSizeGreaterThanOrEqualTo(5);
  }

  private List<String> run(String command) throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("bash", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    shell.getOutputStream().close();
    String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    shell.waitFor();
    return out.lines().toList();
  }

  private static Pattern shown(String line) {
    return Pattern.compile(
        Stream.of(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  private static List<Step> steps(String page) {
    List<Step> steps = new ArrayList<>();
    BLOCK
        .matcher(page)
        .results()
        .forEach(block -> {
          for (String line : block.group(1).lines().toList()) {
            if (line.startsWith(PROMPT)) {
              steps.add(new Step(line.substring(PROMPT.length()), new ArrayList<>()));
            } else {
              steps.getLast().answer.add(line);
            }
          }
        });
    return steps;
  }
}
