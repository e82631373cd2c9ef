package dev.attune.topology.playbook.keys;

import dev.attune.guards.Channel;
import dev.attune.topology.playbook.frequency.Caps.Cap;
import dev.attune.topology.playbook.frequency.Caps.Window;
import dev.attune.topology.playbook.frequency.MessageClass;
import dev.attune.topology.playbook.frequency.QuietHours;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Numbers.Decimal;
import dev.attune.topology.playbook.yaml.Numbers.Whole;
import dev.attune.topology.playbook.yaml.Shape;
import dev.attune.topology.playbook.yaml.Shape.Choice;
import dev.attune.topology.playbook.yaml.Shape.Form;
import dev.attune.topology.playbook.yaml.Shape.OrWord;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Under {@code caps}, {@code quiet-hours} and {@code holdout}. */
public final class FrequencyKeys {

  public static final Choice CHANNEL = new Choice(Channel.keys());
  public static final Choice DAY =
      new Choice(
          Arrays.stream(DayOfWeek.values())
              .map(day -> day.name().toLowerCase(Locale.ROOT))
              .toList());

  private static final Shape<Integer> LIMIT_FORM =
      new OrWord<>(new Whole(0, 1_000), "unlimited", Cap.UNLIMITED);

  public static final Key PER_USER =
      Key.block("per-user", "mapping", "3 in 1d", "most offers of a user");
  public static final Key.Scalar<Duration> COOL_DOWN =
      Key.optional(
          "cool-down",
          PlaybookKeys.COOL_DOWN_FORM,
          "30m",
          "least time between two offers of a user");
  public static final Key.Scalar<ZoneId> ZONE =
      Key.optional("zone", BudgetKeys.ZONE.shape(), "UTC", "of users whose own is not known");
  public static final Key RULES =
      Key.block("rules", "mapping of names", "none", "further limits, asked after `per-user`");
  public static final Key.Scalar<Integer> LIMIT =
      Key.optional("limit", LIMIT_FORM, "3", "most offers in the window");
  public static final Key.Scalar<Integer> RULE_LIMIT =
      Key.required("limit", LIMIT_FORM, "1", "most messages in the window");
  public static final Key.Scalar<Window> WINDOW =
      Key.optional(
          "window",
          new WindowForm(),
          "1d",
          "the time just before, or the user's own day from midnight on");
  public static final Key.Scalar<String> CAP_CHANNEL =
      Key.derived("channel", CHANNEL, "any", "only messages through this channel");
  public static final Key.Scalar<String> CAP_SCENARIO =
      Key.derived("scenario", Form.NAME, "any", "only messages of this scenario");
  public static final Key.Scalar<String> CAP_CLASS =
      Key.derived(
          "class",
          new Choice(List.of(MessageClass.MARKETING.key(), MessageClass.SERVICE.key())),
          "any but transactional",
          "only messages of this class");

  public static final Key.Scalar<Integer> FROM =
      Key.required("from", new ClockForm(QuietHours.DAY - 1), "21:00", "when it becomes quiet");
  public static final Key.Scalar<Integer> TO =
      Key.required("to", new ClockForm(QuietHours.DAY), "08:00", "when it ends");
  public static final Key DAYS =
      Key.block("days", "list of days, such as [saturday, sunday]", "all", "on which it begins");
  public static final Key CHANNELS =
      Key.block("channels", "list of channels", "all", "that keep quiet");
  public static final Key.Scalar<String> POLICY =
      Key.optional(
          "policy",
          new Choice(QuietHours.Policy.keys()),
          "hold",
          "wait for the end, come to nothing, or take `to-channel`");
  public static final Key.Scalar<String> TO_CHANNEL =
      Key.derived("to-channel", CHANNEL, "none", "for the policy downgrade, in its usual slot");

  public static final Key.Scalar<Double> PERCENT =
      Key.required("percent", new Decimal(0, 100), "5", "share of the users, drawn by a hash");
  public static final Key.Scalar<String> NAME =
      Key.optional("name", Form.NAME, "global", "another name draws other users");

  public static final List<Key> CAPS = List.of(PER_USER, COOL_DOWN, ZONE, RULES);
  public static final List<Key> PER_USER_KEYS = List.of(LIMIT, WINDOW);
  public static final List<Key> RULE =
      List.of(RULE_LIMIT, WINDOW, CAP_CHANNEL, CAP_SCENARIO, CAP_CLASS);
  public static final List<Key> QUIET = List.of(FROM, TO, DAYS, CHANNELS, POLICY, TO_CHANNEL);
  public static final List<Key> HOLDOUT = List.of(PERCENT, NAME);

  private FrequencyKeys() {}

  /** A length of time, or the word for the user's own day. */
  private record WindowForm() implements Shape<Window> {

    @Override
    public Reading<Window> read(String text) {
      if (text.equals(Window.CalendarDay.WORD)) {
        return Reading.of(new Window.CalendarDay());
      }
      return switch (PlaybookKeys.SECOND_TO_YEAR.read(text)) {
        case Reading.Read<Duration>(Duration length) ->
            Reading.of(new Window.Rolling(length, text));
        case Reading.Wrong<Duration>(String message) ->
            Reading.wrong(message + ", or the word " + Window.CalendarDay.WORD);
      };
    }

    @Override
    public String description() {
      return PlaybookKeys.SECOND_TO_YEAR.description() + ", or `" + Window.CalendarDay.WORD + "`";
    }
  }

  /**
   * A time of day, as minutes from midnight.
   *
   * @param most last minute that can be said
   */
  private record ClockForm(int most) implements Shape<Integer> {

    private static final Pattern CLOCK = Pattern.compile("(\\d{2}):([0-5]\\d)");

    @Override
    public Reading<Integer> read(String text) {
      Matcher clock = CLOCK.matcher(text);
      if (!clock.matches()) {
        return Reading.wrong("\"" + text + "\" is no time of day; expected " + description());
      }
      int minute = Integer.parseInt(clock.group(1)) * 60 + Integer.parseInt(clock.group(2));
      return minute <= most
          ? Reading.of(minute)
          : Reading.wrong(text + " is out of range; expected " + description());
    }

    @Override
    public String description() {
      return "time of day, 00:00 to %02d:%02d".formatted(most / 60, most % 60);
    }
  }
}
