package dev.attune.connectors.log.draft;

import dev.attune.connectors.log.line.BadLine;
import dev.attune.connectors.log.line.Cause;
import dev.attune.connectors.log.line.Line;

/** A value that makes its line, or its event, unusable. Has no stack trace: junk is not rare. */
public final class BadValueException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int QUOTED = 40;

  private final Cause reason;

  /** With the cause and one line for a person. */
  public BadValueException(Cause reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** A named value that is not what it should be; quotes the start of it. */
  public static BadValueException of(Cause reason, String field, String value, String expected) {
    String quoted = value.length() <= QUOTED ? value : value.substring(0, QUOTED) + "...";
    return new BadValueException(reason, field + " is \"" + quoted + "\", not " + expected);
  }

  /** What kind of fault it is. */
  public Cause reason() {
    return reason;
  }

  /** The same fault as a report on its line. */
  public BadLine at(Line line) {
    return new BadLine(line.file(), line.number(), reason, String.valueOf(getMessage()));
  }
}
