package dev.attune.schemas.topic;

/** Who can read a topic of a deployment that has keys. */
public enum Secrecy {
  /** Who has the keys: records are sealed, and pseudonyms stand for user ids. */
  SEALED,
  /** Everybody who may read the topic: it holds nothing of users, or is made for others to read. */
  OPEN
}
