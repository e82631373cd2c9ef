package dev.attune.generation.batch.topic;

/**
 * Names of the topics, with the tenant's prefix.
 *
 * @param waiting requests that may wait
 * @param batches what is under way, compacted
 * @param requests those that are answered at once
 */
public record BatchTopics(String waiting, String batches, String requests, String responses) {}
