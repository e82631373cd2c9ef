package dev.attune.guards.fact.word;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a word or phrase stands for, whatever the language. The names are the keys of the files. */
public enum Concept {
  PERCENT,
  HALF,
  QUARTER,
  THIRD,
  LOWER,
  DISCOUNT,
  BEFORE,
  EUR,
  USD,
  GBP,
  CHF,
  BRL,
  CNY,
  JPY,
  YEN,
  MINOR,
  CODE,
  CODEVERB,
  LEFT,
  STOCK,
  PIECES,
  ONLY,
  FEW,
  MINUTES,
  HOURS,
  DAYS,
  WEEKS,
  MONTHS,
  YEARS,
  JANUARY,
  FEBRUARY,
  MARCH,
  APRIL,
  MAY,
  JUNE,
  JULY,
  AUGUST,
  SEPTEMBER,
  OCTOBER,
  NOVEMBER,
  DECEMBER,
  MONDAY,
  TUESDAY,
  WEDNESDAY,
  THURSDAY,
  FRIDAY,
  SATURDAY,
  SUNDAY,
  TODAY,
  TOMORROW,
  WEEKEND,
  GUARANTEE,
  SHIP,
  COSTLESS,
  FREESHIP,
  FREE,
  GIFT,
  NOTGIFT,
  MULTI,
  BACK,
  REFUND,
  BEST,
  PRAISE;

  /** Signs and names of money; {@link #YEN} is the sign that Japan and China share. */
  public static final Set<Concept> CURRENCIES = EnumSet.range(EUR, YEN);

  /** Units of time, shortest first. */
  public static final Set<Concept> UNITS = EnumSet.range(MINUTES, YEARS);

  /** From January. */
  public static final Set<Concept> CALENDAR = EnumSet.range(JANUARY, DECEMBER);

  /** From Monday. */
  public static final Set<Concept> WEEKDAYS = EnumSet.range(MONDAY, SUNDAY);

  /** 1 to 12 of a month, 1 to 7 of a day of the week. */
  public int number() {
    return CALENDAR.contains(this)
        ? Month.valueOf(name()).getValue()
        : DayOfWeek.valueOf(name()).getValue();
  }

  /** The concept of a file's key: currencies are written large there. */
  static Concept of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
