package dev.attune.learn.simulation;

import dev.attune.learn.bandit.ArmState;
import dev.attune.learn.bandit.Decay;
import dev.attune.learn.bandit.Evidence;
import dev.attune.learn.bandit.Tally;
import dev.attune.learn.bandit.Thompson;
import dev.attune.learn.posterior.NormalPosterior;
import dev.attune.learn.simulation.World.Visit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** Thompson sampling by value; what it believes is renewed with each feedback, or now and then. */
final class ValueThompson implements Learner {

  private final Thompson thompson;
  private final Decay decay;
  private final long renewal;
  private final NormalPosterior prior;
  private final ArmState[] arms = new ArmState[World.ARMS];
  private List<NormalPosterior> beliefs = List.of();
  private long period = -1;

  /**
   * Knows nothing yet.
   *
   * @param renewal time between two renewals of the beliefs; zero for with each visit
   */
  ValueThompson(double floor, Decay decay, Duration renewal, World world) {
    this.thompson = new Thompson(floor);
    this.decay = decay;
    this.renewal = renewal.toMillis();
    this.prior =
        new NormalPosterior(
            world.settings().purchaseRate() * world.settings().margin(),
            world.settings().margin() * Math.sqrt(world.settings().purchaseRate()));
    Arrays.fill(arms, ArmState.NEW);
  }

  @Override
  public int choose(Visit visit, UniformRandomProvider random) {
    long now = renewal == 0 ? visit.at() : visit.at() / renewal;
    if (renewal == 0 || now != period) {
      period = now;
      beliefs = renewed(visit.at());
    }
    return thompson.draw(beliefs, random);
  }

  private List<NormalPosterior> renewed(long at) {
    List<NormalPosterior> renewed = new ArrayList<>();
    for (ArmState arm : arms) {
      Evidence evidence = arm.evidence(at, decay);
      renewed.add(evidence.value(prior));
    }
    return renewed;
  }

  @Override
  public void learn(Visit visit, int arm, double reward, long at) {
    arms[arm] = arms[arm].with(Tally.of(reward), visit.at(), decay);
  }
}
