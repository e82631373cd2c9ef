package dev.attune.benchmarks.measure;

/** Figures as they are reported. */
public final class Figures {

  private Figures() {}

  /** With two digits after the point: more would be noise. */
  public static double rounded(double figure) {
    return Math.round(figure * 100) / 100.0;
  }
}
