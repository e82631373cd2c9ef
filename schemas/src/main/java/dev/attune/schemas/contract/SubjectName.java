package dev.attune.schemas.contract;

/** Confluent's TopicNameStrategy: which subject a topic's schemas are registered under. */
public enum SubjectName {
  /** Schemas of record values: {@code <topic>-value}. */
  VALUE,
  /** Schemas of record keys: {@code <topic>-key}. */
  KEY;

  /** The subject of a topic. */
  public String of(String topic) {
    return switch (this) {
      case VALUE -> topic + "-value";
      case KEY -> topic + "-key";
    };
  }
}
