package dev.attune.app.evaluation;

import dev.attune.learn.evaluation.LoggedChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** One choice a line: action, propensity and reward, and where they are known unit and stratum. */
final class ChoiceLines {

  private ChoiceLines() {}

  static List<LoggedChoice> read(Path file) {
    AtomicLong row = new AtomicLong();
    return JsonLines.read(
        file,
        line ->
            new LoggedChoice(
                line.path("unit").asText("row " + row.incrementAndGet()),
                line.path("stratum").asText(""),
                JsonLines.required(line, "action").asText(),
                JsonLines.number(line, "propensity"),
                JsonLines.number(line, "reward")));
  }
}
