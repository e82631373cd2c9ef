package dev.attune.topology.playbook.file.rule;

import dev.attune.topology.playbook.frequency.Caps;
import dev.attune.topology.playbook.frequency.Caps.Cap;
import dev.attune.topology.playbook.frequency.Caps.Scope;
import dev.attune.topology.playbook.frequency.Frequency;
import dev.attune.topology.playbook.frequency.Frequency.Holdout;
import dev.attune.topology.playbook.frequency.MessageClass;
import dev.attune.topology.playbook.frequency.QuietHours;
import dev.attune.topology.playbook.frequency.QuietHours.Policy;
import dev.attune.topology.playbook.keys.FrequencyKeys;
import dev.attune.topology.playbook.yaml.Field;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Mistakes;
import dev.attune.topology.playbook.yaml.Section;
import dev.attune.topology.playbook.yaml.Shape;
import dev.attune.topology.playbook.yaml.Shape.Form;
import dev.attune.topology.playbook.yaml.Spelling;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code caps}, {@code quiet-hours} and {@code holdout}. */
public final class FrequencyReader {

  private static final double PERCENT = 100;

  private final List<String> scenarios;
  private final Mistakes mistakes;

  /**
   * A reader.
   *
   * @param scenarios names that a limit may be for
   */
  public FrequencyReader(List<String> scenarios, Mistakes mistakes) {
    this.scenarios = List.copyOf(scenarios);
    this.mistakes = mistakes;
  }

  /** All of it, with the standards where the file is silent. */
  public Frequency read(@Nullable Field caps, @Nullable Field quietHours, @Nullable Field holdout) {
    Section section = caps == null ? null : Section.of(caps, FrequencyKeys.CAPS, mistakes);
    return new Frequency(
        new Caps(limits(section), read(section, FrequencyKeys.COOL_DOWN)),
        quietHours == null ? List.of() : quietHours(quietHours),
        holdout == null ? Holdout.NONE : holdout(holdout),
        read(section, FrequencyKeys.ZONE));
  }

  private List<Cap> limits(@Nullable Section caps) {
    Field perUser = caps == null ? null : caps.field(FrequencyKeys.PER_USER);
    Section section =
        perUser == null ? null : Section.of(perUser, FrequencyKeys.PER_USER_KEYS, mistakes);
    List<Cap> limits = new ArrayList<>();
    limits.add(
        new Cap(
            "caps.per-user",
            read(section, FrequencyKeys.LIMIT),
            read(section, FrequencyKeys.WINDOW),
            Scope.ALL));
    Field rules = caps == null ? null : caps.field(FrequencyKeys.RULES);
    if (rules != null) {
      Section.named(rules, Form.NAME, mistakes).entries().forEach(rule -> limits.add(rule(rule)));
    }
    return limits;
  }

  private Cap rule(Field field) {
    Section section = Section.of(field, FrequencyKeys.RULE, mistakes);
    String messageClass = section.readIfPresent(FrequencyKeys.CAP_CLASS);
    return new Cap(
        "caps.rules." + field.name(),
        section.read(FrequencyKeys.RULE_LIMIT),
        section.read(FrequencyKeys.WINDOW),
        new Scope(
            section.readIfPresent(FrequencyKeys.CAP_CHANNEL),
            scenario(section),
            messageClass == null ? null : MessageClass.of(messageClass)));
  }

  private @Nullable String scenario(Section section) {
    Field field = section.field(FrequencyKeys.CAP_SCENARIO);
    String name = section.readIfPresent(FrequencyKeys.CAP_SCENARIO);
    if (field != null && name != null && !scenarios.contains(name)) {
      String start = "there is no scenario \"" + name + "\"";
      mistakes.add(field.place(), Spelling.unknown(start, name, scenarios));
    }
    return name;
  }

  private List<QuietHours> quietHours(Field field) {
    List<QuietHours> all = new ArrayList<>();
    for (Field entry : Section.named(field, Form.NAME, mistakes).entries()) {
      Section section = Section.of(entry, FrequencyKeys.QUIET, mistakes);
      int from = section.read(FrequencyKeys.FROM);
      int to = section.read(FrequencyKeys.TO);
      Policy policy = Policy.of(section.read(FrequencyKeys.POLICY));
      String toChannel = section.readIfPresent(FrequencyKeys.TO_CHANNEL);
      if (from == to) {
        mistakes.add(
            section.place(),
            "from and to are the same; write 00:00 to 24:00 for the whole day, or remove it");
      } else if ((policy == Policy.DOWNGRADE) != (toChannel != null)) {
        mistakes.add(
            section.place(), "to-channel and the policy downgrade stand together or not at all");
      } else {
        all.add(
            new QuietHours(
                entry.name(), from, to, days(section), channels(section), policy, toChannel));
      }
    }
    return all;
  }

  private Set<DayOfWeek> days(Section section) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    list(section, FrequencyKeys.DAYS, FrequencyKeys.DAY)
        .forEach(day -> days.add(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT))));
    return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
  }

  private Set<String> channels(Section section) {
    return Set.copyOf(list(section, FrequencyKeys.CHANNELS, FrequencyKeys.CHANNEL));
  }

  private <T> List<T> list(Section section, Key key, Shape<T> shape) {
    Field field = section.field(key);
    return field == null ? List.of() : field.asList(shape, mistakes);
  }

  private Holdout holdout(Field field) {
    Section section = Section.of(field, FrequencyKeys.HOLDOUT, mistakes);
    return new Holdout(
        section.read(FrequencyKeys.NAME), section.read(FrequencyKeys.PERCENT) / PERCENT);
  }

  private static <T> T read(@Nullable Section section, Key.Scalar<T> key) {
    return section == null ? Section.standard(key) : section.read(key);
  }
}
