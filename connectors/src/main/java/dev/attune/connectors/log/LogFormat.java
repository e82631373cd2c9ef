package dev.attune.connectors.log;

import dev.attune.connectors.log.line.LogException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of event logs that can be read. */
public enum LogFormat {
  /** JSON lines of OTTO's recommender data set, one session a line. */
  OTTO("otto"),
  /** JSON lines of the Segment spec: track, identify, page, screen, batch. */
  SEGMENT("segment"),
  /** CSV of the REES46 multi-category store. */
  REES46("rees46"),
  /** CSV of the UCI Online Retail data set, one position of an invoice a line. */
  ONLINE_RETAIL("online-retail"),
  /** CSV of the transactions of 84.51's Complete Journey, one position of a basket a line. */
  COMPLETEJOURNEY("completejourney");

  private final String key;

  LogFormat(String key) {
    this.key = key;
  }

  /** What a person types. */
  public String key() {
    return key;
  }

  /**
   * The format of that name.
   *
   * @throws LogException with one line that names the valid ones
   */
  public static LogFormat of(String key) {
    return Arrays.stream(values())
        .filter(format -> format.key.equals(key))
        .findFirst()
        .orElseThrow(() ->
            new LogException("There is no log format \"" + key + "\": use one of " + keys() + "."));
  }

  /** The format that the first lines of a log show: header names, or the keys of the JSON. */
  public static Optional<LogFormat> detect(Collection<String> firstLines) {
    return firstLines.stream().flatMap(line -> detect(line).stream()).findFirst();
  }

  private static Optional<LogFormat> detect(String line) {
    return Arrays.stream(values()).filter(format -> format.isShownBy(line)).findFirst();
  }

  // In the order above: a session of otto holds "type" as well.
  private boolean isShownBy(String line) {
    return switch (this) {
      case OTTO -> isJson(line) && line.contains("\"session\"") && line.contains("\"events\"");
      case SEGMENT -> isJson(line) && (line.contains("\"type\"") || line.contains("\"batch\""));
      case REES46 -> line.contains("event_time") && line.contains("event_type");
      case ONLINE_RETAIL -> line.contains("InvoiceNo") && line.contains("StockCode");
      case COMPLETEJOURNEY -> line.contains("household_id") && line.contains("basket_id");
    };
  }

  /** All valid names, in order, parted by commas. */
  public static String keys() {
    return Arrays.stream(values()).map(LogFormat::key).collect(Collectors.joining(", "));
  }

  private static boolean isJson(String line) {
    return line.stripLeading().startsWith("{");
  }
}
