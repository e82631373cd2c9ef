package dev.attune.topology.playbook.yaml;

import java.util.Comparator;

/**
 * One thing that is wrong in a file that a person wrote.
 *
 * @param line counted from 1
 * @param column counted from 1; 0 where only the line is known
 * @param path keys from the root, parted by dots; empty for the file as a whole
 * @param message what is wrong and what was expected
 */
public record Mistake(String file, int line, int column, String path, String message) {

  /** The order in which a person meets them. */
  public static final Comparator<Mistake> READING_ORDER =
      Comparator.comparing(Mistake::file)
          .thenComparingInt(Mistake::line)
          .thenComparingInt(Mistake::column);

  /** One line: file, line, column, path, message; editors turn the front of it into a link. */
  @Override
  public String toString() {
    String place = column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    return path.isEmpty() ? place + ": " + message : place + ": " + path + ": " + message;
  }
}
