package dev.attune.guards.fact.word;

/**
 * A phrase found.
 *
 * @param start of its first character
 * @param end after its last
 */
public record Hit(Concept concept, int start, int end) {}
