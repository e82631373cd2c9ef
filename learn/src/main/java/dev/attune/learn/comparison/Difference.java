package dev.attune.learn.comparison;

import dev.attune.learn.statistic.Interval;

/**
 * How far a treatment is above its control.
 *
 * @param value treatment minus control, in the unit of the outcome
 * @param interval what chance allows
 * @param pValue probability of a difference as large or larger if there were none
 */
public record Difference(double value, Interval interval, double pValue) {}
