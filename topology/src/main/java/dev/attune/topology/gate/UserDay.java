package dev.attune.topology.gate;

import dev.attune.topology.playbook.frequency.QuietHours;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user's own calendar. Where clocks are put forward, a time of day that does not exist stands for
 * the moment of the change; where they are put back, quiet hours begin the first time their start
 * is shown and end the last time their end is, so that nobody is woken by an ambiguity.
 *
 * @param zone the user's
 */
record UserDay(ZoneId zone) {

  /** The calendar of a zone by name; the other where the name is missing or unknown. */
  static UserDay of(@Nullable String zone, ZoneId otherwise) {
    if (zone == null) {
      return new UserDay(otherwise);
    }
    try {
      return new UserDay(ZoneId.of(zone));
    } catch (DateTimeException unknown) {
      return new UserDay(otherwise);
    }
  }

  /** When the calendar day began that this moment is in. */
  Instant startOfDay(Instant moment) {
    return atStart(moment.atZone(zone).toLocalDate(), 0);
  }

  /** When the quiet hours end that this moment is in; empty where it is in none. */
  Optional<Instant> quietUntil(QuietHours hours, Instant moment) {
    LocalDate today = moment.atZone(zone).toLocalDate();
    // Those of tomorrow could have begun only where a day is skipped, and then they are today's.
    return quietUntil(hours, moment, today).or(() -> quietUntil(hours, moment, today.minusDays(1)));
  }

  private Optional<Instant> quietUntil(QuietHours hours, Instant moment, LocalDate day) {
    if (!hours.days().contains(day.getDayOfWeek())) {
      return Optional.empty();
    }
    Instant start = atStart(day, hours.fromMinute());
    Instant end = atEnd(hours.wraps() ? day.plusDays(1) : day, hours.toMinute());
    boolean within = !moment.isBefore(start) && moment.isBefore(end);
    return within ? Optional.of(end) : Optional.empty();
  }

  private Instant atStart(LocalDate day, int minute) {
    LocalDateTime local = at(day, minute);
    return gap(local).orElseGet(() -> local.atZone(zone).withEarlierOffsetAtOverlap().toInstant());
  }

  private Instant atEnd(LocalDate day, int minute) {
    LocalDateTime local = at(day, minute);
    return gap(local).orElseGet(() -> local.atZone(zone).withLaterOffsetAtOverlap().toInstant());
  }

  private static LocalDateTime at(LocalDate day, int minute) {
    return day.atStartOfDay().plusMinutes(minute);
  }

  private Optional<Instant> gap(LocalDateTime local) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap() ? Optional.of(change.getInstant()) : Optional.empty();
  }
}
