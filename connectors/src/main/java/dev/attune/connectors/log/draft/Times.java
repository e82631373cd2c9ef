package dev.attune.connectors.log.draft;

import dev.attune.connectors.log.line.Cause;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Event times as logs write them. */
public final class Times {

  private Times() {}

  /**
   * The moment that a local date and time names in a zone.
   *
   * @throws BadValueException where the text is not in that form
   */
  public static Instant local(String field, String raw, DateTimeFormatter form, ZoneId zone) {
    try {
      return storable(field, raw, LocalDateTime.parse(raw, form).atZone(zone).toInstant());
    } catch (DateTimeException e) {
      throw BadValueException.of(Cause.BAD_TIMESTAMP, field, raw, "a date and time");
    }
  }

  /**
   * A moment by the letters of ISO 8601, with offset or Z.
   *
   * @throws BadValueException where the text is not in that form
   */
  public static Instant iso(String field, String raw) {
    try {
      return storable(field, raw, DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(raw, Instant::from));
    } catch (DateTimeException e) {
      throw BadValueException.of(
          Cause.BAD_TIMESTAMP, field, raw, "ISO 8601 such as 2026-01-31T12:00:00Z");
    }
  }

  // The contracts count milliseconds in 64 bits, java.time reaches a thousand times further.
  private static Instant storable(String field, String raw, Instant moment) {
    try {
      return Instant.ofEpochMilli(moment.toEpochMilli());
    } catch (ArithmeticException e) {
      throw BadValueException.of(Cause.BAD_TIMESTAMP, field, raw, "a time that fits 64 bits");
    }
  }
}
