package dev.attune.connectors.log.line;

import java.util.regex.Pattern;

/**
 * A line, or one event of a line that holds many, which could not be used.
 *
 * @param file the path as given
 * @param line its number, from 1; 0 where the fault is the file's
 * @param cause a stable key
 * @param detail one printable line of at most {@value #MAX_DETAIL} characters; it may quote the
 *     log, so it is untrusted
 */
public record BadLine(String file, long line, Cause cause, String detail) {

  /** Longest detail, in UTF-16 units. */
  public static final int MAX_DETAIL = 200;

  // A log that someone else wrote must not move the cursor of the terminal that shows its faults.
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

  /** Makes file and detail printable and cuts the detail to its bound. */
  public BadLine {
    file = printable(file);
    detail = printable(cut(detail));
  }

  /** One line for a person: {@code log.csv:17: bad-price: price is "NaN"}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + cause + ": " + detail;
  }

  private static String cut(String text) {
    return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL - 3) + "...";
  }

  private static String printable(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("?");
  }
}
