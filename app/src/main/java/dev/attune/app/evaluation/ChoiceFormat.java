package dev.attune.app.evaluation;

/** The forms in which a log of choices comes. */
public enum ChoiceFormat {
  /** CSV of the Open Bandit Dataset. */
  OPEN_BANDIT("open-bandit"),
  /** One choice a line, as JSON. */
  CHOICES("choices"),
  /** Offers as a replay writes them, with a file of outcomes. */
  OFFERS("offers");

  private final String label;

  ChoiceFormat(String label) {
    this.label = label;
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return label;
  }
}
