package dev.attune.generation.offline.format;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * How a language writes dates, percentages and lists. By our own tables: the JDK's differ from
 * release to release, and the same log must give the same bytes.
 *
 * @param percent with {@code {number}}
 * @param date with {@code {day}}, {@code {month}}, {@code {year}}
 * @param dateAndTime with {@code {date}}, {@code {time}}
 * @param firstDay how the first of a month is written
 * @param months from January
 */
public record LocalFormat(
    MoneyFormat money,
    ListFormat list,
    String percent,
    String date,
    String dateAndTime,
    String firstDay,
    List<String> months) {

  private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

  /**
   * Joins names; the last two by a word.
   *
   * @param more stands in for those that are too many: with {@code {names}} and, where the language
   *     lets a bare number stand, {@code {rest}}
   */
  public record ListFormat(String comma, String and, String more) {

    private static final int MOST_NAMES = 3;

    /** All names, or the first few and the rest. */
    public String join(List<String> names) {
      if (names.size() > MOST_NAMES) {
        return withRest(names, MOST_NAMES);
      }
      int last = names.size() - 1;
      return last < 1
          ? String.join(comma, names)
          : String.join(comma, names.subList(0, last)) + and + names.get(last);
    }

    /** The first name, and how many more there are. */
    public String lead(List<String> names) {
      return withRest(names, 1);
    }

    private String withRest(List<String> names, int shown) {
      String first = String.join(comma, names.subList(0, shown));
      return more.replace("{rest}", String.valueOf(names.size() - shown)).replace("{names}", first);
    }
  }

  /** A whole percentage. */
  public String percent(int number) {
    return percent.replace("{number}", String.valueOf(number));
  }

  /**
   * The last moment of a promise, in UTC: a day where the promise holds to its end, else a day and
   * a time, as naming the day alone would promise hours too many.
   */
  public String until(Instant last) {
    ZonedDateTime moment = last.atZone(ZoneOffset.UTC);
    LocalTime time = moment.toLocalTime();
    if (time.equals(LocalTime.MIDNIGHT)) {
      return day(moment.minus(Duration.ofDays(1)).toLocalDate());
    }
    if (!time.isBefore(LAST_MINUTE)) {
      return day(moment.toLocalDate());
    }
    return dateAndTime
        .replace("{date}", day(moment.toLocalDate()))
        .replace("{time}", twoDigits(time.getHour()) + ":" + twoDigits(time.getMinute()));
  }

  private String day(LocalDate day) {
    String number = day.getDayOfMonth() == 1 ? firstDay : String.valueOf(day.getDayOfMonth());
    return date.replace("{day}", number)
        .replace("{month}", months.get(day.getMonthValue() - 1))
        .replace("{year}", String.valueOf(day.getYear()));
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }
}
