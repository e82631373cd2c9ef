package dev.attune.topology.playbook.yaml;

import dev.attune.topology.playbook.yaml.Shape.Reading;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time: a whole number and one of the units s, m, h, d, w. Both ends of the range
 * belong to it. A day has 24 hours.
 */
public record Length(Duration least, Duration most) implements Shape<Duration> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,7})([smhdw])");
  private static final List<Unit> UNITS =
      List.of(
          new Unit("d", Duration.of(1, ChronoUnit.DAYS)),
          new Unit("h", Duration.ofHours(1)),
          new Unit("m", Duration.ofMinutes(1)),
          new Unit("s", Duration.ofSeconds(1)));

  private record Unit(String letter, Duration length) {}

  @Override
  public Reading<Duration> read(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Reading.wrong(
          "\"%s\" is no length of time; expected a number and a unit, such as 30m, 1h or 7d"
              .formatted(text));
    }
    Duration length = unit(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
    return length.compareTo(least) < 0 || length.compareTo(most) > 0
        ? Reading.wrong(text + " is out of range; expected " + description())
        : Reading.of(length);
  }

  @Override
  public String description() {
    return "length of time, " + format(least) + " to " + format(most);
  }

  /** As a person would write it in the file, in the largest unit that leaves no rest. */
  public static String format(Duration length) {
    for (Unit unit : UNITS) {
      if (length.toSeconds() % unit.length().toSeconds() == 0) {
        return length.dividedBy(unit.length()) + unit.letter();
      }
    }
    return length.toString();
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      case "d" -> Duration.ofDays(1);
      default -> Duration.ofDays(7);
    };
  }
}
