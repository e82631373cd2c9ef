package dev.attune.schemas.registry;

import org.apache.avro.Schema;

/**
 * One version of a subject.
 *
 * @param subject such as {@code offers-value}
 * @param id the registry-wide id that stands in front of each record's bytes
 * @param version counts the subject's versions, from 1
 * @param schema the schema itself
 */
public record RegisteredSchema(String subject, int id, int version, Schema schema) {}
