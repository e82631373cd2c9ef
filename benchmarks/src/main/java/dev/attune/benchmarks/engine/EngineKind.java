package dev.attune.benchmarks.engine;

/** Which topology an engine runs. */
public enum EngineKind {
  /** From events to requests, as in production. */
  WHOLE("attune-bench-whole"),
  /** One store and nothing else: the ceiling. */
  BARE("attune-bench-bare");

  private final String applicationId;

  EngineKind(String applicationId) {
    this.applicationId = applicationId;
  }

  /** Its consumer group, and the prefix of its internal topics. */
  public String applicationId() {
    return applicationId;
  }
}
