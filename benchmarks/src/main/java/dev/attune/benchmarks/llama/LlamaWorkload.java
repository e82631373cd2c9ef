package dev.attune.benchmarks.llama;

import dev.attune.avro.GenerationRequest;
import dev.attune.benchmarks.measure.Figures;
import dev.attune.generation.local.LlamaSettings;
import dev.attune.generation.local.LlamaSettings.Grammar;
import dev.attune.generation.local.LocalModels;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelException;
import dev.attune.generation.model.Score;
import dev.attune.generation.model.ScoredText;
import dev.attune.generation.model.TextModel;
import dev.attune.guards.Guards;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a model file through what the worker does with it. */
final class LlamaWorkload {

  private static final int CONTEXT = 512;
  private static final int MOST_TOKENS = 200;
  private static final int CANCELS = 20;
  private static final int SCORED = 8;

  private final Path file;
  private final int texts;
  private final Guards guards = Guards.standard();

  LlamaWorkload(Path file, int texts) {
    this.file = file;
    this.texts = texts;
  }

  LlamaReport run() throws InterruptedException {
    double tokensPerSecond;
    Cancels cancels;
    Fitness free;
    try (TextModel model = open(Grammar.FREE)) {
      tokensPerSecond = tokensPerSecond(model);
      cancels = cancels(model);
      free = fitness(model);
    }
    try (TextModel model = open(Grammar.OFFER)) {
      List<Score.Known> scores = scores(model);
      Fitness forced = fitness(model);
      return new LlamaReport(
          String.valueOf(file.getFileName()),
          Figures.rounded(tokensPerSecond),
          cancels.median(),
          cancels.max(),
          cancels.freeAgainMax(),
          Figures.rounded(scores.stream().mapToDouble(Score.Known::mean).average().orElse(0)),
          scores.size(),
          texts,
          free.legible(),
          free.passed(),
          forced.legible(),
          forced.passed());
    }
  }

  private TextModel open(Grammar grammar) {
    return LocalModels.open(new LlamaSettings(file, CONTEXT, 0.8, grammar));
  }

  private static double tokensPerSecond(TextModel model) {
    long tokens = 0;
    long start = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      tokens += model.write(LlamaRequests.request(i, MOST_TOKENS, 1)).usage().outputTokens();
    }
    return tokens * 1e9 / (System.nanoTime() - start);
  }

  private record Cancels(double median, double max, double freeAgainMax) {}

  private static Cancels cancels(TextModel model) throws InterruptedException {
    List<Double> ended = new ArrayList<>();
    List<Double> free = new ArrayList<>();
    for (int i = 0; i < CANCELS; i++) {
      GenerationRequest request = LlamaRequests.request(i, MOST_TOKENS, 8);
      Thread caller = Thread.ofVirtual().start(() -> endQuietly(model, request));
      // Long enough to be amid the answer, a little different each time.
      Thread.sleep(30 + 3L * i);
      long start = System.nanoTime();
      caller.interrupt();
      caller.join();
      ended.add((System.nanoTime() - start) / 1e6);
      Draft unused = model.write(LlamaRequests.request(i, 1, 1));
      free.add((System.nanoTime() - start) / 1e6);
    }
    List<Double> sorted = ended.stream().sorted().toList();
    return new Cancels(
        Figures.rounded(sorted.get(CANCELS / 2)),
        Figures.rounded(sorted.getLast()),
        Figures.rounded(free.stream().max(Double::compare).orElseThrow()));
  }

  private static void endQuietly(TextModel model, GenerationRequest request) {
    try {
      Draft unused = model.write(request);
    } catch (ModelException cancelled) {
      // As it was asked to.
    }
  }

  private static List<Score.Known> scores(TextModel model) {
    Draft draft = model.write(LlamaRequests.request(0, MOST_TOKENS, SCORED));
    return draft instanceof Draft.Written written
        ? written.texts().stream()
            .map(ScoredText::score)
            .filter(Score.Known.class::isInstance)
            .map(Score.Known.class::cast)
            .toList()
        : List.of();
  }

  private record Fitness(int legible, int passed) {}

  private Fitness fitness(TextModel model) {
    int legible = 0;
    int passed = 0;
    for (int i = 0; i < texts; i++) {
      GenerationRequest request = LlamaRequests.request(i, MOST_TOKENS, 1);
      if (model.write(request) instanceof Draft.Written written) {
        legible++;
        passed +=
            Guards.firstFailure(guards.judge(written.text(), request.getBrief())).isEmpty() ? 1 : 0;
      }
    }
    return new Fitness(legible, passed);
  }
}
