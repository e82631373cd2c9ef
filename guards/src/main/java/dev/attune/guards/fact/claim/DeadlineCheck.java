package dev.attune.guards.fact.claim;

import dev.attune.guards.fact.number.Numeral;
import dev.attune.guards.fact.passage.ClaimCheck;
import dev.attune.guards.fact.passage.Facts;
import dev.attune.guards.fact.passage.Passage;
import dev.attune.guards.fact.word.Concept;
import dev.attune.guards.fact.word.Hit;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Dates, times of day, days of the week and "today only": each must be when the terms end, in UTC.
 */
final class DeadlineCheck implements ClaimCheck {

  private static final Pattern DATE =
      Pattern.compile(
          "(?<![\\d.,/])(?:(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})"
              + "|(\\d{1,2})[./](\\d{1,2})[./](\\d{4}|\\d{2})"
              + "|(\\d{1,2})/(\\d{1,2})|(\\d{1,2})\\.(\\d{1,2})\\.)(?![\\d/])");
  private static final Pattern CHINESE_DATE = Pattern.compile("(\\d{1,2}) ?月 ?(\\d{1,2}) ?[日号]");
  private static final Pattern TIME = Pattern.compile("(?<![\\d:])(\\d{1,2}):(\\d{2})(?![\\d:])");
  private static final int WEEK = 7;
  private static final int FIRST_YEAR = 1_900;

  @Override
  public Optional<String> objection(Passage passage, Facts facts) {
    return Stream.<Optional<String>>of(
            wrongDate(passage, facts),
            wrongTime(passage, facts),
            wrongDay(passage, facts),
            wrongWords(passage, facts))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> wrongDate(Passage passage, Facts facts) {
    LocalDate until = facts.until().toLocalDate();
    Optional<String> wrong = Optional.empty();
    for (Pattern form : List.of(DATE, CHINESE_DATE)) {
      Matcher dates = form.matcher(passage.words());
      while (dates.find()) {
        if (!isPart(passage, dates)) {
          mark(passage, dates.start(), dates.end());
          if (wrong.isEmpty() && !isDate(dates.toMatchResult(), until)) {
            wrong = objection(dates.group(), until);
          }
        }
      }
    }
    return wrong;
  }

  /** Whether it is an amount, such as "€ 12.50.", or a share. */
  private static boolean isPart(Passage passage, Matcher date) {
    Set<Concept> share = Set.of(Concept.PERCENT);
    return passage.behind(date.end(), Concept.CURRENCIES).isPresent()
        || passage.before(date.start(), Concept.CURRENCIES).isPresent()
        || passage.behind(date.end(), share).isPresent();
  }

  private static boolean isDate(MatchResult date, LocalDate until) {
    List<Integer> parts =
        IntStream.rangeClosed(1, date.groupCount())
            .filter(group -> date.group(group) != null)
            .mapToObj(group -> Integer.parseInt(date.group(group)))
            .toList();
    int year = until.getYear();
    int day = until.getDayOfMonth();
    int month = until.getMonthValue();
    List<Integer> dayAndMonth =
        switch (parts.size()) {
          case 2 -> parts;
          case 3 -> parts.getFirst() >= FIRST_YEAR ? parts.subList(1, 3) : parts.subList(0, 2);
          default -> List.of();
        };
    int named = parts.size() < 3 ? year : Math.max(parts.getFirst(), parts.getLast());
    boolean isYear = named == year || parts.getLast() == year % 100;
    return isYear
        && (dayAndMonth.equals(List.of(day, month)) || dayAndMonth.equals(List.of(month, day)));
  }

  private static Optional<String> wrongTime(Passage passage, Facts facts) {
    ZonedDateTime until = facts.until();
    Optional<String> wrong = Optional.empty();
    Matcher times = TIME.matcher(passage.words());
    while (times.find()) {
      mark(passage, times.start(), times.end());
      boolean holds =
          Integer.parseInt(times.group(1)) == until.getHour()
              && Integer.parseInt(times.group(2)) == until.getMinute();
      if (!holds && wrong.isEmpty()) {
        wrong = Optional.of("deadline: the terms do not end at " + times.group());
      }
    }
    return wrong;
  }

  /** A day with the name of its month, in digits or in words. */
  private static Optional<String> wrongDay(Passage passage, Facts facts) {
    LocalDate until = facts.until().toLocalDate();
    for (Numeral numeral : passage.unjudged()) {
      Optional<Hit> month =
          passage
              .behind(numeral.end(), Concept.CALENDAR)
              .or(() -> passage.before(numeral.start(), Concept.CALENDAR));
      if (month.isPresent()) {
        passage.judged(numeral);
        boolean isYear = numeral.value().intValue() >= FIRST_YEAR;
        boolean holds =
            month.get().concept().number() == until.getMonthValue()
                && numeral.is(isYear ? until.getYear() : until.getDayOfMonth());
        if (!holds) {
          return objection(numeral.said() + " " + passage.said(month.get()), until);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> wrongWords(Passage passage, Facts facts) {
    long days = ChronoUnit.DAYS.between(facts.now().toLocalDate(), facts.until().toLocalDate());
    int weekday = facts.until().getDayOfWeek().getValue();
    return Concept.WEEKDAYS.stream()
        .filter(day -> day.number() != weekday || days > WEEK)
        .flatMap(passage::of)
        .findFirst()
        .or(() -> passage.of(Concept.TODAY).filter(hit -> days != 0).findFirst())
        .or(() -> passage.of(Concept.TOMORROW).filter(hit -> days != 1).findFirst())
        .or(() -> passage.of(Concept.WEEKEND).filter(hit -> weekday < 6 || days > WEEK).findFirst())
        .map(hit -> "deadline: the terms do not end \"" + passage.said(hit) + "\"");
  }

  private static Optional<String> objection(String said, LocalDate until) {
    return Optional.of("deadline: the terms end on " + until + ", not on " + said);
  }

  private static void mark(Passage passage, int from, int to) {
    passage.unjudged().stream()
        .filter(numeral -> numeral.start() >= from && numeral.end() <= to)
        .forEach(passage::judged);
  }
}
