package dev.attune.app.server.access;

/** What a key or token allows. None includes another. */
public enum Role {
  /** Send events and outcomes. */
  INGEST,
  /** Send events that change the catalogue or ask for erasure: for a shop's own servers only. */
  TRUSTED,
  /** Read offers, profiles and explanations. */
  READ,
  /** Operate the deployment. */
  OPERATE,
  /** Export and erase users. */
  PRIVACY
}
