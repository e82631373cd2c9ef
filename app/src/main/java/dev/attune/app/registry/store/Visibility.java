package dev.attune.app.registry.store;

/** Whether softly deleted versions are seen: the API's {@code deleted=true}. */
public enum Visibility {
  LIVE,
  ALL;

  boolean shows(SubjectVersion version) {
    return this == ALL || !version.deleted();
  }
}
