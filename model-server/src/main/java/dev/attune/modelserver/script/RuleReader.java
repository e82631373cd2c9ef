package dev.attune.modelserver.script;

import dev.attune.modelserver.behaviour.Call;
import dev.attune.modelserver.behaviour.Chance;
import dev.attune.modelserver.behaviour.Fault;
import dev.attune.modelserver.behaviour.Outcome;
import dev.attune.modelserver.behaviour.RetryAfter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a rule: when it holds, and what then becomes of a call. */
final class RuleReader {

  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:\\.\\.(\\d{1,9}))?");

  private final Section rule;
  private final long seed;
  private boolean namesPath;

  private RuleReader(Section rule, long seed) {
    this.rule = rule;
    this.seed = seed;
  }

  static Rule read(String place, @Nullable Object value, long seed) {
    Section rule =
        Section.of(
            place, value, "when", "fault", "faults", "retry-after", "latency", "interval", "say");
    return new RuleReader(rule, seed).read();
  }

  private Rule read() {
    Predicate<Call> condition = rule.has("when") ? condition() : call -> true;
    return new Rule(condition, namesPath, outcome(), rule.latency("latency").orElse(null), seed);
  }

  private Outcome outcome() {
    List<Fault> faults = new ArrayList<>();
    rule.text("fault").ifPresent(name -> faults.add(fault("fault", name)));
    rule.list("faults").forEach(name -> faults.add(fault("faults", String.valueOf(name))));
    Outcome outcome = rule.text("say").map(Outcome::saying).orElse(Outcome.ANSWER);
    try {
      outcome = outcome.with(faults.toArray(Fault[]::new));
    } catch (IllegalArgumentException e) {
      throw rule.wrong("faults", e.getMessage());
    }
    return outcome
        .retryAfter(rule.has("retry-after") ? retryAfter() : RetryAfter.NONE)
        .every(rule.time("interval", Duration.ofSeconds(1)));
  }

  private Fault fault(String key, String name) {
    return Fault.of(name)
        .orElseThrow(
            () -> rule.wrong(key, "has no '%s'; it knows %s".formatted(name, Fault.keys())));
  }

  /** A time in seconds, or one in another form, or what nobody can read. */
  private RetryAfter retryAfter() {
    if (rule.text("retry-after").filter("garbage"::equals).isPresent()) {
      return RetryAfter.GARBAGE;
    }
    if (!(rule.raw("retry-after") instanceof java.util.Map<?, ?>)) {
      return RetryAfter.seconds(rule.time("retry-after", Duration.ZERO).toSeconds());
    }
    Section form = rule.section("retry-after", "milliseconds", "date");
    return form.has("date")
        ? RetryAfter.date(form.time("date", Duration.ZERO))
        : RetryAfter.milliseconds(form.time("milliseconds", Duration.ZERO).toMillis());
  }

  private Predicate<Call> condition() {
    Section when =
        rule.section(
            "when", "share", "calls", "every", "from", "until", "header", "path", "dialect",
            "model", "text", "times");
    List<Predicate<Call>> all = new ArrayList<>(byCall(when));
    byTime(when, all);
    when.text("path")
        .ifPresent(path -> {
          namesPath = true;
          all.add(call -> call.path().startsWith(path));
        });
    when.text("dialect").ifPresent(name -> all.add(call -> call.dialect().equals(name)));
    when.text("model").ifPresent(name -> all.add(call -> call.model().equals(name)));
    when.text("text").ifPresent(part -> all.add(call -> call.text().contains(part)));
    if (when.has("header")) {
      Section headers = when.section("header");
      for (String name : headers.keys()) {
        String wanted = headers.text(name).orElse("");
        all.add(call -> call.header(name).filter(wanted::equals).isPresent());
      }
    }
    // Shares and limits come last: they count only what meets everything else.
    when.read("share", Double::valueOf)
        .ifPresent(share -> {
          if (!(share >= 0) || share > 1) {
            throw when.wrong("share", "must be between 0 and 1");
          }
          all.add(call -> Chance.of(seed, call.number()).nextDouble() < share);
        });
    when.read("times", Long::valueOf).ifPresent(times -> all.add(atMost(times)));
    return call -> all.stream().allMatch(part -> part.test(call));
  }

  private static List<Predicate<Call>> byCall(Section when) {
    List<Predicate<Call>> parts = new ArrayList<>();
    when.text("calls")
        .ifPresent(text -> {
          Matcher range = RANGE.matcher(text);
          if (!range.matches()) {
            throw when.wrong("calls", "must be the number of a call, or two such as 1..3");
          }
          long from = Long.parseLong(range.group(1));
          long to = range.group(2) == null ? from : Long.parseLong(range.group(2));
          parts.add(call -> call.number() >= from && call.number() <= to);
        });
    when.read("every", Long::valueOf)
        .ifPresent(every -> {
          if (every < 1) {
            throw when.wrong("every", "must be 1 or more");
          }
          parts.add(call -> call.number() % every == 0);
        });
    return parts;
  }

  private static void byTime(Section when, List<Predicate<Call>> into) {
    when.read("from", Times::read)
        .ifPresent(from -> into.add(call -> call.at().compareTo(from) >= 0));
    when.read("until", Times::read)
        .ifPresent(until -> into.add(call -> call.at().compareTo(until) < 0));
  }

  private static Predicate<Call> atMost(long times) {
    AtomicLong met = new AtomicLong();
    return call -> met.getAndIncrement() < times;
  }
}
