package dev.attune.topology.event;

/**
 * Why an event cannot be used.
 *
 * @param cause short name for counting, in kebab-case
 * @param detail one line for a person, free of the event's content
 */
public record Rejection(String cause, String detail) {}
