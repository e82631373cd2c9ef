package dev.attune.learn.simulation;

import dev.attune.learn.simulation.World.Visit;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** Equal shares of some arms, for ever. */
record Fixed(List<Integer> arms) implements Learner {

  @Override
  public int choose(Visit visit, UniformRandomProvider random) {
    return arms.get(random.nextInt(arms.size()));
  }

  @Override
  public void learn(Visit visit, int arm, double reward, long at) {
    // Nothing is learnt.
  }
}
