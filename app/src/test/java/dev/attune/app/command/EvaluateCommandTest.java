package dev.attune.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

  @TempDir private Path folder;

  @Test
  @EnabledIfSystemProperty(named = "attune.data", matches = ".+")
  void shouldGiveThePublishedFiguresWhenTheOpenBanditLogIsThere() {
    // Given
    Path log = Path.of(System.getProperty("attune.data"), "open-bandit", "bts", "men.csv.gz");

    // When
    CommandRun run =
        CommandRun.of("evaluate", log.toString(), "--format", "open-bandit", "--policy", "uniform");

    // Then
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("effective sample size +655\\.7 ")
        .containsPattern("IPS +0\\.003009 ")
        .containsPattern("SNIPS +0\\.003189 ")
        .containsPattern("DM +0\\.003619 ")
        .containsPattern("DR +0\\.002923 ");
  }

  @Test
  void shouldWeighClicksByTheirArmWhenGivenOffersAndOutcomes() throws IOException {
    // Given
    List<String> offers = new ArrayList<>();
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      String arm = i % 5 == 0 ? "warm" : "plain";
      offers.add(offer(i, arm, i % 5 == 0 ? 0.2 : 0.8));
      if (i % 10 == 0 || i % 20 == 1) {
        outcomes.add("{\"type\":\"CLICKED\",\"offerId\":\"o%d\"}".formatted(i));
      }
    }

    // When
    CommandRun run = evaluate(offers, outcomes, "always:warm");

    // Then
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("\"estimator\":\"IPS\",\"value\":0.5");
  }

  @Test
  void shouldCountAFallbackWithTheArmThatItReplaced() throws IOException {
    // Given
    List<String> offers = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String assigned = "{\"experiment\":\"tone\",\"arm\":\"warm\",\"propensity\":1.0}";
      offers.add(
          ("{\"offerId\":\"o%d\",\"userId\":\"u%d\",\"assignment\":{\"experiment\":\"tone\","
                  + "\"arm\":\"fallback\",\"propensity\":1.0},\"replaced\":%s}")
              .formatted(i, i, assigned));
    }

    // When
    CommandRun run = evaluate(offers, List.of(), "always:warm");

    // Then
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("\"choices\":400").contains("\"unsupported\":0.0");
  }

  @Test
  void shouldRefuseInOneLineWhenTheOverlapIsPoor() throws IOException {
    // Given
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      lines.add(
          "{\"action\":\"%s\",\"propensity\":%s,\"reward\":0}"
              .formatted(i % 50 == 0 ? "rare" : "usual", i % 50 == 0 ? 0.02 : 0.98));
    }
    Path log = Files.write(folder.resolve("choices.jsonl"), lines);

    // When
    CommandRun run = CommandRun.of("evaluate", log.toString(), "--policy", "always:rare");

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("the effective sample size is 10.0; at least 100 is needed");
  }

  @Test
  void shouldNameTheLineWhenOneIsNoChoice() throws IOException {
    // Given
    Path log =
        Files.write(
            folder.resolve("choices.jsonl"),
            List.of(
                "{\"action\":\"a\",\"propensity\":0.5,\"reward\":1}",
                "{\"action\":\"a\",\"propensity\":0,\"reward\":1}"));

    // When
    CommandRun run = CommandRun.of("evaluate", log.toString(), "--policy", "uniform");

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("line 2: propensity is 0.0; expected above 0");
  }

  private CommandRun evaluate(List<String> offers, List<String> outcomes, String policy)
      throws IOException {
    Path offerFile = Files.write(folder.resolve("offers.jsonl"), offers);
    Path outcomeFile = Files.write(folder.resolve("outcomes.jsonl"), outcomes);
    return CommandRun.of(
        "evaluate",
        offerFile.toString(),
        "--format=offers",
        "--outcomes=" + outcomeFile,
        "--experiment=tone",
        "--policy=" + policy,
        "--resamples=50",
        "--json");
  }

  private static String offer(int number, String arm, double propensity) {
    return ("{\"offerId\":\"o%d\",\"userId\":\"u%d\",\"assignment\":{\"experiment\":\"tone\","
            + "\"arm\":\"%s\",\"propensity\":%s},\"replaced\":null}")
        .formatted(number, number, arm, propensity);
  }
}
