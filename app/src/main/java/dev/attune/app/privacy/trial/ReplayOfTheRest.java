package dev.attune.app.privacy.trial;

import dev.attune.app.config.AppConfig;
import dev.attune.app.pipeline.AnswerSource;
import dev.attune.app.privacy.FileErasure;
import dev.attune.app.replay.Replay;
import dev.attune.app.replay.ReplayEngines;
import dev.attune.app.replay.ReplayRequest;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.prompt.template.TemplateLoader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Replays a log and keeps the answers; takes the erased users out of log, answers and offers; and
 * replays what is left from the answers that are left.
 */
record ReplayOfTheRest(AppConfig config, Playbook playbook, Path folder) {

  /**
   * What came of it.
   *
   * @param before the offers of all others, as the first replay wrote them
   * @param after the offers of the second
   */
  record Outcome(String before, String after) {

    boolean isIdentical() {
      return before.equals(after);
    }

    long offers() {
      return after.lines().count();
    }
  }

  Path answers() {
    return folder.resolve("answers.jsonl");
  }

  /** First half: with everybody, the answers kept. */
  void record(Path log) throws IOException, InterruptedException {
    try (AnswerSource source =
        AnswerSource.recorded(
            config.generation(), playbook.budgets(), new SimpleMeterRegistry(), answers())) {
      replay(log, source, folder.resolve("before.jsonl"));
    }
  }

  /** Second half. */
  Outcome without(Path log, Set<String> erased) throws IOException, InterruptedException {
    FileErasure.erase(log, erased);
    FileErasure.erase(answers(), erased);
    Path before = folder.resolve("before.jsonl");
    FileErasure.erase(before, erased);
    Path after = folder.resolve("after.jsonl");
    try (AnswerSource source = AnswerSource.from(answers())) {
      replay(log, source, after);
      source.requireComplete();
    }
    return new Outcome(Files.readString(before), Files.readString(after));
  }

  private void replay(Path log, AnswerSource source, Path offers)
      throws IOException, InterruptedException {
    ReplayRequest request =
        new ReplayRequest(
            List.of(log.toString()),
            Optional.empty(),
            Optional.of(offers),
            Optional.empty(),
            Optional.empty(),
            ReplayRequest.Engine.INLINE,
            1);
    ReplayEngines engines =
        new ReplayEngines(
            config.tenant(),
            playbook,
            TemplateLoader.standard(),
            source.generator(),
            new SimpleMeterRegistry());
    var unused = new Replay(request, engines, () -> {}).run(bad -> {}, read -> {});
  }
}
