package dev.attune.app.shop.visit;

import java.util.List;

/**
 * What happens in a visit, and what comes of it days later; each in the order of time or alone.
 *
 * @param steps at least one, ascending
 * @param sequels in no order, all after the last step
 */
public record Visit(List<Happening> steps, List<Happening> sequels) {}
