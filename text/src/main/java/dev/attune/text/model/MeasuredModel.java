package dev.attune.text.model;

import java.util.Locale;

/**
 * A model's entry in the catalogue.
 *
 * @param task what it tells, "sentiment" or "emotion"
 * @param language two letters, ISO 639-1
 * @param labels how many it tells apart
 * @param taught samples that it was trained on
 * @param verified whether its accuracy is good enough to be used
 * @param sources data sets and their licences, in words
 */
public record MeasuredModel(
    String task,
    String language,
    int labels,
    int taught,
    Accuracy accuracy,
    boolean verified,
    String sources) {

  private static final int CELLS = 13;

  /** Name of the model's file. */
  public String file() {
    return task + "-" + language + ".bin";
  }

  /** The same model, measured again. */
  public MeasuredModel with(Accuracy measured) {
    return new MeasuredModel(task, language, labels, taught, measured, verified, sources);
  }

  /** As a line of the catalogue. */
  public String line() {
    return String.join(
        "\t",
        task,
        language,
        Integer.toString(labels),
        Integer.toString(taught),
        Integer.toString(accuracy.samples()),
        share(accuracy.accuracy()),
        share(accuracy.macroF1()),
        share(accuracy.majority()),
        share(accuracy.answered()),
        share(accuracy.answeredAccuracy()),
        share(accuracy.answeredMajority()),
        verified ? "verified" : "not verified",
        sources);
  }

  /**
   * From a line of the catalogue.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static MeasuredModel of(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != CELLS) {
      throw new IllegalArgumentException("a model's entry has " + CELLS + " cells: " + line);
    }
    return new MeasuredModel(
        cells[0],
        cells[1],
        Integer.parseInt(cells[2]),
        Integer.parseInt(cells[3]),
        new Accuracy(
            Integer.parseInt(cells[4]),
            Double.parseDouble(cells[5]),
            Double.parseDouble(cells[6]),
            Double.parseDouble(cells[7]),
            Double.parseDouble(cells[8]),
            Double.parseDouble(cells[9]),
            Double.parseDouble(cells[10])),
        cells[11].equals("verified"),
        cells[12]);
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
