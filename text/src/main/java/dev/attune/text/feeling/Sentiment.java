package dev.attune.text.feeling;

/** Which way a text leans. There is no neutral: nothing open at hand says of a text that it is. */
public enum Sentiment {
  POSITIVE,
  NEGATIVE
}
