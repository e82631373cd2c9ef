package dev.attune.text.feeling;

/** Plutchik's eight, and what data sets have beside them. No language has all. */
public enum Emotion {
  ANGER,
  ANTICIPATION,
  DISGUST,
  FEAR,
  JOY,
  LOVE,
  NEUTRAL,
  SADNESS,
  SURPRISE,
  TRUST;

  /** Whether it says that its bearer suffers. */
  public boolean isDistress() {
    return this == ANGER || this == DISGUST || this == FEAR || this == SADNESS;
  }
}
