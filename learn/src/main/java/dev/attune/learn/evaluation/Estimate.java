package dev.attune.learn.evaluation;

import dev.attune.learn.statistic.Interval;

/**
 * What one estimator says.
 *
 * @param estimator its name
 * @param value mean reward a choice
 * @param interval what chance alone allows
 */
public record Estimate(String estimator, double value, Interval interval) {}
