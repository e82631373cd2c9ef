package dev.attune.connectors.log.csv;

import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Numbers;
import dev.attune.connectors.log.draft.Times;
import dev.attune.connectors.log.line.Cause;
import dev.attune.connectors.log.line.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row, its values by column name. Every getter throws a {@link BadValueException} that names
 * the column where the value is not what was asked for.
 */
record CsvRow(Line line, Map<String, Integer> columns, List<String> values) {

  /** Longest identifier, number or time, in UTF-16 units. */
  private static final int MAX_LENGTH = 256;

  /** The value without blanks around it, or null where it is empty or the column is not there. */
  @Nullable String text(String column) {
    Integer index = columns.get(column);
    String value = index == null ? "" : values.get(index).strip();
    return value.isEmpty() ? null : value;
  }

  String required(String column) {
    return required(column, Cause.MISSING_FIELD);
  }

  /** The user who did it. */
  String user(String column) {
    return required(column, Cause.NO_USER);
  }

  /** At least 0, at scale 4. */
  BigDecimal amount(String column) {
    return Numbers.amount(column, required(column, Cause.BAD_PRICE));
  }

  /** At least 1. */
  int pieces(String column) {
    return Numbers.pieces(column, required(column, Cause.BAD_QUANTITY));
  }

  Instant time(String column, DateTimeFormatter form, ZoneId zone) {
    return Times.local(column, required(column, Cause.BAD_TIMESTAMP), form, zone);
  }

  private String required(String column, Cause cause) {
    String value = text(column);
    if (value == null) {
      throw new BadValueException(cause, column + " is empty");
    }
    if (value.length() > MAX_LENGTH) {
      throw BadValueException.of(
          Cause.BAD_FIELD, column, value, "at most " + MAX_LENGTH + " characters long");
    }
    return value;
  }
}
