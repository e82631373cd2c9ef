package dev.attune.learn.simulation;

import dev.attune.learn.simulation.World.Visit;
import org.apache.commons.rng.UniformRandomProvider;

/** Takes the arm that is best for this user now, by the truth; novelty apart. */
record Oracle(World world) implements Learner {

  @Override
  public int choose(Visit visit, UniformRandomProvider random) {
    int best = 0;
    for (int arm = 1; arm < World.ARMS; arm++) {
      best = world.expected(visit, arm, 0) > world.expected(visit, best, 0) ? arm : best;
    }
    return best;
  }

  @Override
  public void learn(Visit visit, int arm, double reward, long at) {
    // All is known.
  }
}
