package dev.attune.learn.simulation;

import dev.attune.learn.simulation.World.Visit;
import dev.attune.learn.statistic.Moments;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/** Equal shares for the first quarter of the time, then the arm that brought most. */
final class TestThenWinner implements Learner {

  private static final int QUARTER = 4;

  private final long testEnd;
  private final Moments[] rewards = new Moments[World.ARMS];

  TestThenWinner(World world) {
    this.testEnd = world.settings().days() * World.DAY / QUARTER;
    Arrays.fill(rewards, Moments.NONE);
  }

  @Override
  public int choose(Visit visit, UniformRandomProvider random) {
    if (visit.at() < testEnd) {
      return random.nextInt(World.ARMS);
    }
    int best = 0;
    for (int arm = 1; arm < World.ARMS; arm++) {
      best = rewards[arm].mean() > rewards[best].mean() ? arm : best;
    }
    return best;
  }

  @Override
  public void learn(Visit visit, int arm, double reward, long at) {
    if (visit.at() < testEnd) {
      rewards[arm] = rewards[arm].with(reward);
    }
  }
}
