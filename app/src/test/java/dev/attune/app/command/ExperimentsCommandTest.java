package dev.attune.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.avro.Assignment;
import dev.attune.avro.Credit;
import dev.attune.avro.Reward;
import dev.attune.avro.RewardUnit;
import dev.attune.schemas.json.RecordJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentsCommandTest {

  private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");

  @TempDir Path folder;

  @Test
  void shouldCompareArmsWithTheControlOfThePlaybook() throws IOException {
    // Given
    List<Reward> rewards = new ArrayList<>();
    for (int user = 0; user < 4_000; user++) {
      boolean brisk = user % 2 == 0;
      int every = brisk ? 8 : 20;
      rewards.add(user("tone", brisk ? "brisk" : "warm", "u" + user, user / 2 % every == 0));
    }

    // When
    JsonNode tone = new JsonMapper().readTree(run(rewards, "--json").out()).get(0);

    // Then
    assertThat(tone.get("experiment").asText()).isEqualTo("tone");
    assertThat(tone.get("control").asText()).isEqualTo("warm");
    assertThat(tone.get("trusted").asBoolean()).isTrue();
    assertThat(tone.get("arms").get(0).get("meanReward").asDouble()).isCloseTo(0.05, within(1e-9));
    JsonNode brisk = tone.get("arms").get(1);
    assertThat(brisk.get("difference").asDouble()).isCloseTo(0.075, within(1e-9));
    assertThat(brisk.get("low").asDouble()).isBetween(0.01, 0.075);
    assertThat(brisk.get("winner").asBoolean()).isTrue();
  }

  @Test
  void shouldSayWhenUsersOfAnArmWereLost() throws IOException {
    // Given
    List<Reward> rewards = new ArrayList<>();
    for (int user = 0; user < 2_000; user++) {
      rewards.add(user("tone", user % 3 == 0 ? "brisk" : "warm", "u" + user, false));
    }

    // When
    CommandRun run = run(rewards);

    // Then
    assertThat(run.out()).contains("users were lost or doubled, believe nothing below");
  }

  @Test
  void shouldHoldTheHeldOutAgainstAllOthers() throws IOException {
    // Given
    List<Reward> rewards = new ArrayList<>();
    for (int user = 0; user < 600; user++) {
      String arm = user % 2 == 0 ? "held-out" : "offers";
      rewards.add(user("holdout/global", arm, "u" + user, user % 7 == 0));
    }

    // When
    JsonNode holdout = new JsonMapper().readTree(run(rewards, "--json").out()).get(0);

    // Then
    assertThat(holdout.get("control").asText()).isEqualTo("held-out");
    assertThat(holdout.get("arms")).hasSize(2);
  }

  @Test
  void shouldSayWhatToDoWhenTheFileHoldsNoRewards() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("broken.jsonl"), "{\"a\":1}\n");

    // When
    CommandRun run = CommandRun.of("experiments", "--rewards", file.toString());

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("cannot be read").contains("./attune replay --rewards");
  }

  private CommandRun run(List<Reward> rewards, String... options) throws IOException {
    Path file = folder.resolve("rewards.jsonl");
    Files.write(file, rewards.stream().map(RecordJson::toJson).toList());
    List<String> words = new ArrayList<>(List.of("experiments", "--rewards", file.toString()));
    words.addAll(List.of(options));
    CommandRun run = CommandRun.of(words.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    return run;
  }

  private static Reward user(String experiment, String arm, String user, boolean bought) {
    BigDecimal nothing = BigDecimal.ZERO.setScale(4);
    Credit credit = new Credit(bought ? 1 : 0, nothing);
    return new Reward(
        experiment,
        RewardUnit.USER,
        user,
        "looked-often",
        new Assignment(experiment, arm, 0.5),
        null,
        AT,
        AT.plusSeconds(60),
        false,
        false,
        false,
        credit,
        credit,
        credit,
        bought ? BigDecimal.ONE.setScale(4) : nothing,
        null,
        nothing);
  }
}
