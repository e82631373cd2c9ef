package dev.attune.app.experiment;

import dev.attune.app.error.UserException;
import dev.attune.avro.ArmState;
import dev.attune.avro.Reward;
import dev.attune.schemas.json.RecordJson;
import dev.attune.topology.arm.ArmSums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts arms from what a replay wrote with {@code --rewards}: the same sums as a stream's. */
public final class RewardFile {

  private RewardFile() {}

  /**
   * The arms.
   *
   * @throws UserException where the file cannot be read
   */
  public static List<ArmState> arms(Path file) {
    Map<String, Reward> newest = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          Reward reward = RecordJson.fromJson(line, Reward.class);
          newest.put(
              reward.getUnit() + "/" + reward.getRewardId() + "/" + reward.getUserId(), reward);
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new UserException(
          "The rewards in " + file + " cannot be read.",
          "Name a file that ./attune replay --rewards wrote.",
          e);
    }
    return count(newest.values());
  }

  /** The arms of rewards of which none supersedes another. */
  public static List<ArmState> count(Collection<Reward> rewards) {
    Map<String, ArmState> arms = new LinkedHashMap<>();
    for (Reward reward : rewards) {
      Reward alone = Reward.newBuilder(reward).setPrevious(null).build();
      arms.compute(
          reward.getAssignment().getExperiment() + "/" + reward.getAssignment().getArm(),
          (id, known) -> ArmSums.with(known, alone, 0, reward.getClosesAt()));
    }
    arms.values().removeIf(arm -> arm.getExperiment().equals("none"));
    return List.copyOf(arms.values());
  }
}
