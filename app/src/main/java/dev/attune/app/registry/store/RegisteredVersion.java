package dev.attune.app.registry.store;

/** A version of a subject with its schema, as the REST API shows it. */
public record RegisteredVersion(String subject, int id, int version, String schema) {}
