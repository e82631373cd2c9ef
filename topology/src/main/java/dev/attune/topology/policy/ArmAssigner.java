package dev.attune.topology.policy;

import dev.attune.avro.Assignment;
import dev.attune.topology.playbook.Experiment;
import dev.attune.topology.playbook.Experiment.Arm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides users between arms by a hash of user and experiment: sticky, and independent from one
 * experiment to the next. Pure.
 */
public final class ArmAssigner {

  /** The assignment outside any experiment. */
  private static final Assignment NONE = new Assignment("none", "default", 1.0);

  private static final double TWO_TO_53 = 0x1p53;

  /** A user's arm, with the probability of getting it. */
  public Assignment assign(String userId, @Nullable Experiment experiment) {
    if (experiment == null) {
      return NONE;
    }
    Arm arm = armAt(experiment.arms(), point(userId, experiment.name()));
    return new Assignment(experiment.name(), arm.name(), arm.weight());
  }

  private static Arm armAt(List<Arm> arms, double point) {
    double sum = 0;
    for (Arm arm : arms) {
      sum += arm.weight();
      if (point < sum) {
        return arm;
      }
    }
    return arms.getLast();
  }

  /** A number in [0, 1) that looks drawn at random. */
  private static double point(String userId, String experiment) {
    byte[] name = (experiment + '\0' + userId).getBytes(StandardCharsets.UTF_8);
    return (ByteBuffer.wrap(sha256().digest(name)).getLong() >>> 11) / TWO_TO_53;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
