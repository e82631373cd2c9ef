package dev.attune.app.registry.store;

/**
 * One version of a subject.
 *
 * @param version counts from 1 within the subject, never used twice
 * @param id of the schema, the same for the same schema in any subject
 * @param deleted softly: hidden, but its id still resolves
 */
public record SubjectVersion(int version, int id, boolean deleted) {
  SubjectVersion asDeleted() {
    return new SubjectVersion(version, id, true);
  }
}
