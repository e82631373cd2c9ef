package dev.attune.generation.dispatch;

/** Names of the topics a worker reads and writes, with the tenant's prefix. */
public record WorkerTopics(String requests, String responses, String deadLetters) {}
