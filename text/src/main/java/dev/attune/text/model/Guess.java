package dev.attune.text.model;

/**
 * What a model says of a text.
 *
 * @param label the likeliest
 * @param probability by the model, of all labels together 1
 * @param sure whether it reaches the model's threshold
 */
public record Guess(String label, double probability, boolean sure) {}
