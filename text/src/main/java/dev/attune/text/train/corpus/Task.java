package dev.attune.text.train.corpus;

import java.util.Locale;

/** What a model tells of a text. */
public enum Task {
  SENTIMENT,
  EMOTION;

  /** As it stands in names of files. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
