package dev.attune.topology.gate;

import dev.attune.avro.Admission;
import dev.attune.avro.DecisionReason;
import dev.attune.learn.assignment.Bucket;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.playbook.frequency.Caps;
import dev.attune.topology.playbook.frequency.Caps.Window;
import dev.attune.topology.playbook.frequency.Frequency;
import dev.attune.topology.playbook.frequency.Frequency.Holdout;
import dev.attune.topology.playbook.frequency.MessageClass;
import dev.attune.topology.playbook.frequency.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The one way by which a message to a user is let through: nothing else creates an {@link
 * Admission}, and without one no request is opened. Asked in this order, and the first that says no
 * is the reason: holdout, quiet hours in the order of the file, the scenario's cool-down, the
 * user's, caps in the order of the file. Transactional messages pass all of them and count in none.
 * Pure.
 */
public final class FrequencyGate {

  private static final String TRANSACTIONAL = MessageClass.TRANSACTIONAL.key();

  private final Frequency frequency;
  private final AdmissionMemory memory;

  /** A gate for these scenarios: their cool-downs say what must be remembered. */
  public FrequencyGate(Frequency frequency, List<Scenario> scenarios) {
    this.frequency = frequency;
    this.memory = new AdmissionMemory(frequency.caps(), scenarios);
  }

  /**
   * Whether a message may go now.
   *
   * @param zone the user's time zone; null where it is not known
   * @param admitted what was let through before, oldest first
   */
  public Passage judge(
      String userId,
      @Nullable String zone,
      Scenario scenario,
      Instant now,
      List<Admission> admitted) {
    if (scenario.messageClass() == MessageClass.TRANSACTIONAL) {
      return open(scenario, now, admitted);
    }
    UserDay day = UserDay.of(zone, frequency.zone());
    return holdout(userId)
        .<Passage>map(Passage.Refused::new)
        .orElseGet(() -> inTheirTime(day, scenario, now, admitted));
  }

  private Passage inTheirTime(
      UserDay day, Scenario scenario, Instant now, List<Admission> admitted) {
    Optional<Quiet> first = quiet(day, scenario.channel(), now);
    if (first.isEmpty()) {
      return counted(day, scenario, now, admitted);
    }
    Quiet quiet = first.get();
    return switch (quiet.hours().policy()) {
      case HOLD -> new Passage.Held(quiet.until(), quiet.reason(now, day));
      case DROP -> new Passage.Refused(quiet.reason(now, day));
      case DOWNGRADE -> downgraded(day, scenario, now, admitted, quiet);
    };
  }

  /** Through another channel, if that one is not quiet as well: one step down and no further. */
  private Passage downgraded(
      UserDay day, Scenario scenario, Instant now, List<Admission> admitted, Quiet quiet) {
    String channel = String.valueOf(quiet.hours().toChannel());
    if (channel.equals(scenario.channel()) || quiet(day, channel, now).isPresent()) {
      return new Passage.Refused(quiet.reason(now, day));
    }
    return counted(day, scenario.through(channel), now, admitted);
  }

  private Passage counted(UserDay day, Scenario scenario, Instant now, List<Admission> admitted) {
    return scenarioCoolDown(scenario, now, admitted)
        .or(() -> userCoolDown(now, admitted))
        .or(() -> caps(day, scenario, now, admitted))
        .<Passage>map(Passage.Refused::new)
        .orElseGet(() -> open(scenario, now, admitted));
  }

  private Passage open(Scenario scenario, Instant now, List<Admission> admitted) {
    Admission admission =
        new Admission(scenario.name(), scenario.channel(), now, scenario.messageClass().key());
    return new Passage.Open(scenario, memory.with(admitted, admission));
  }

  /** Who gets nothing. */
  public Holdout holdout() {
    return frequency.holdout();
  }

  /** Whether the user belongs to those who get nothing, for comparison. */
  public boolean holdsOut(String userId) {
    Holdout holdout = frequency.holdout();
    return holdout.share() > 0 && point(holdout, userId) < holdout.share();
  }

  private static double point(Holdout holdout, String userId) {
    return Bucket.point("holdout\n" + holdout.name(), userId);
  }

  private Optional<DecisionReason> holdout(String userId) {
    Holdout holdout = frequency.holdout();
    if (holdout.share() <= 0) {
      return Optional.empty();
    }
    double point = point(holdout, userId);
    return point >= holdout.share()
        ? Optional.empty()
        : Optional.of(
            new DecisionReason(
                "holdout",
                "the user belongs to the group that gets nothing, for comparison",
                String.format(Locale.ROOT, "%.4f", point),
                String.format(Locale.ROOT, "at least %.4f", holdout.share())));
  }

  private Optional<Quiet> quiet(UserDay day, String channel, Instant now) {
    return frequency.quietHours().stream()
        .filter(hours -> hours.concern(channel))
        .flatMap(hours -> day.quietUntil(hours, now).map(end -> new Quiet(hours, end)).stream())
        .findFirst();
  }

  private Optional<DecisionReason> scenarioCoolDown(
      Scenario scenario, Instant now, List<Admission> admitted) {
    return coolDown(
        "scenarios." + scenario.name() + ".cool-down",
        scenario.coolDown(),
        now,
        admitted,
        each -> each.getScenario().equals(scenario.name()));
  }

  private Optional<DecisionReason> userCoolDown(Instant now, List<Admission> admitted) {
    return coolDown(
        "caps.cool-down", frequency.caps().coolDown(), now, admitted, FrequencyGate::counts);
  }

  private static Optional<DecisionReason> coolDown(
      String rule,
      Duration least,
      Instant now,
      List<Admission> admitted,
      Predicate<Admission> which) {
    return admitted.stream()
        .filter(which)
        .map(Admission::getAt)
        .max(Instant::compareTo)
        .map(last -> Duration.between(last, now))
        .filter(since -> since.compareTo(least) < 0)
        .map(since ->
            new DecisionReason(
                rule,
                "too soon after the last message",
                since + " since the last",
                "at least " + least));
  }

  private Optional<DecisionReason> caps(
      UserDay day, Scenario scenario, Instant now, List<Admission> admitted) {
    String messageClass = scenario.messageClass().key();
    return frequency.caps().rules().stream()
        .filter(cap -> cap.of().covers(scenario.channel(), scenario.name(), messageClass))
        .flatMap(cap -> cap(cap, day, now, admitted).stream())
        .findFirst();
  }

  private static Optional<DecisionReason> cap(
      Caps.Cap cap, UserDay day, Instant now, List<Admission> admitted) {
    long recent =
        admitted.stream()
            .filter(each -> isWithin(cap.window(), day, each.getAt(), now))
            .filter(FrequencyGate::counts)
            .filter(each ->
                cap.of().covers(each.getChannel(), each.getScenario(), each.getMessageClass()))
            .count();
    return recent < cap.limit()
        ? Optional.empty()
        : Optional.of(
            new DecisionReason(
                cap.rule(),
                "the user has had enough messages",
                recent + " within " + cap.window().text(),
                cap.limit() == 0 ? "a limit above 0" : "fewer than " + cap.limit()));
  }

  private static boolean isWithin(Window window, UserDay day, Instant at, Instant now) {
    return switch (window) {
      case Window.Rolling rolling -> at.isAfter(now.minus(rolling.longest()));
      case Window.CalendarDay today -> !at.isBefore(day.startOfDay(now));
    };
  }

  private static boolean counts(Admission admission) {
    return !admission.getMessageClass().equals(TRANSACTIONAL);
  }

  /** Quiet hours that a moment is in. */
  private record Quiet(QuietHours hours, Instant until) {

    DecisionReason reason(Instant now, UserDay day) {
      return new DecisionReason(
          hours.rule(),
          "it is quiet from " + hours.text(),
          now.atZone(day.zone()).toLocalDateTime() + " in " + day.zone(),
          "a moment from " + until + " on");
    }
  }
}
