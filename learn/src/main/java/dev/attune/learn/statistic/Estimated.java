package dev.attune.learn.statistic;

/**
 * A figure with its own idea of how uncertain it is.
 *
 * @param value the figure
 * @param error its standard error, at least 0
 */
public record Estimated(double value, double error) {}
