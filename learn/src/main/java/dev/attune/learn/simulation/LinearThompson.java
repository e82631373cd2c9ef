package dev.attune.learn.simulation;

import dev.attune.learn.bandit.LinearArm;
import dev.attune.learn.bandit.Thompson;
import dev.attune.learn.posterior.NormalPosterior;
import dev.attune.learn.simulation.World.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** Thompson sampling that knows the users' tastes. */
final class LinearThompson implements Learner {

  private final Thompson thompson;
  private final double noise;
  private final LinearArm[] arms = new LinearArm[World.ARMS];

  LinearThompson(double floor, World world) {
    this.thompson = new Thompson(floor);
    this.noise = world.settings().margin() * Math.sqrt(world.settings().purchaseRate());
    Arrays.fill(arms, LinearArm.start(World.FEATURES));
  }

  @Override
  public int choose(Visit visit, UniformRandomProvider random) {
    List<NormalPosterior> beliefs = new ArrayList<>();
    for (LinearArm arm : arms) {
      beliefs.add(arm.belief(visit.features(), 10, noise));
    }
    return thompson.draw(beliefs, random);
  }

  @Override
  public void learn(Visit visit, int arm, double reward, long at) {
    arms[arm] = arms[arm].with(visit.features(), reward);
  }
}
