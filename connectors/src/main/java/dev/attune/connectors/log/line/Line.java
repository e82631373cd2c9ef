package dev.attune.connectors.log.line;

/**
 * One line of a log, decoded.
 *
 * @param file the path as given; an entry of an archive is {@code archive.zip!entry}
 * @param log sets this log's lines apart from those of other logs; empty where there is one log
 *     only
 * @param fileIndex 0 for the first file of the log, entries of archives counted one by one
 * @param number 1 for the first line of the file, blank ones counted
 * @param text without its line ending, never blank
 */
public record Line(String file, String log, int fileIndex, long number, String text) {

  /** An identity that is the same in each run over the same log, such as {@code rees46-0-123}. */
  public String id(String format) {
    return format + "-" + (log.isEmpty() ? "" : log + "-") + fileIndex + "-" + number;
  }
}
