package dev.attune.text.train;

/**
 * How to train a model.
 *
 * @param bits 2 to this are the buckets
 * @param cost of a mistake, liblinear's C
 * @param balance 0 takes labels as often as they come, 1 weighs them as if all were equally common
 * @param target accuracy to reach where the model answers
 */
public record TrainingPlan(int bits, double cost, double balance, double target) {

  /** Two labels: sure in four of five cases at least, or silent. */
  public static final TrainingPlan SENTIMENT = new TrainingPlan(17, 8.0, 1.0, 0.82);

  /** Many labels: right in half of the cases at least, or silent. */
  public static final TrainingPlan EMOTION = new TrainingPlan(16, 8.0, 0.5, 0.50);
}
