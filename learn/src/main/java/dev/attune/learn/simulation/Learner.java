package dev.attune.learn.simulation;

import dev.attune.learn.simulation.World.Visit;
import org.apache.commons.rng.UniformRandomProvider;

/** A policy at work in a simulation. Owned by one run; not shared between threads. */
public interface Learner {

  /** The arm of a visit. */
  int choose(Visit visit, UniformRandomProvider random);

  /**
   * What came of a choice, once it is known.
   *
   * @param reward net of margin and cost
   * @param at when it became known, milliseconds from the start; never before that of an earlier
   *     call
   */
  void learn(Visit visit, int arm, double reward, long at);
}
