package dev.attune.text.train;

import dev.attune.text.feeling.Models;
import dev.attune.text.model.Accuracy;
import dev.attune.text.model.LinearModel;
import dev.attune.text.model.MeasuredModel;
import dev.attune.text.model.ModelFile;
import dev.attune.text.train.corpus.Sample;
import dev.attune.text.train.corpus.Source;
import dev.attune.text.train.corpus.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Trains one model for each task and language of a list of sources, measures it, and writes those
 * that are good enough.
 */
public final class ModelTraining {

  /** Name of the catalogue beside the models. */
  public static final String CATALOGUE = "models.tsv";

  /** Least accuracy where a model of two labels answers. */
  private static final double LEAST_SENTIMENT = 0.80;

  private final List<Source> sources;
  private final Path data;

  public ModelTraining(List<Source> sources, Path data) {
    this.sources = List.copyOf(sources);
    this.data = data;
  }

  /**
   * Trains, measures and writes.
   *
   * @param out folder for the models and their catalogue; made if missing
   * @param progress told of each model when it is done
   * @throws IOException if a source cannot be read or a model not be written
   */
  public List<MeasuredModel> run(Path out, Consumer<MeasuredModel> progress) throws IOException {
    Files.createDirectories(out);
    List<MeasuredModel> done = new ArrayList<>();
    for (List<Source> group : groups()) {
      Task task = group.getFirst().task();
      List<Sample> samples = samples(group);
      LinearModel model =
          new Trainer(task == Task.SENTIMENT ? TrainingPlan.SENTIMENT : TrainingPlan.EMOTION)
              .train(samples);
      Accuracy accuracy = Measurement.of(model, Trainer.heldOut(samples));
      MeasuredModel entry =
          entry(group, model, samples.size() - Trainer.heldOut(samples).size(), accuracy);
      Path file = out.resolve(entry.file());
      if (entry.verified()) {
        try (OutputStream to = Files.newOutputStream(file)) {
          ModelFile.write(model, to);
        }
      } else {
        Files.deleteIfExists(file);
      }
      done.add(entry);
      progress.accept(entry);
    }
    Files.writeString(
        out.resolve(CATALOGUE),
        done.stream().map(MeasuredModel::line).collect(Collectors.joining("\n", "", "\n")));
    return List.copyOf(done);
  }

  /**
   * Measures a model again, on those samples of its task and language that no model is trained on.
   *
   * @throws IOException if a source cannot be read
   */
  public MeasuredModel measure(MeasuredModel entry, Models models) throws IOException {
    for (List<Source> group : groups()) {
      Source first = group.getFirst();
      if (first.task().code().equals(entry.task()) && first.language().equals(entry.language())) {
        List<Sample> heldOut = Trainer.heldOut(samples(group));
        LinearModel model = models.model(entry.task(), entry.language());
        return entry.with(Measurement.of(model, heldOut));
      }
    }
    throw new IllegalArgumentException("no source for " + entry.task() + " in " + entry.language());
  }

  private List<List<Source>> groups() {
    Map<String, List<Source>> groups = new LinkedHashMap<>();
    for (Source source : sources) {
      groups
          .computeIfAbsent(source.task() + " " + source.language(), key -> new ArrayList<>())
          .add(source);
    }
    return List.copyOf(groups.values());
  }

  private List<Sample> samples(List<Source> group) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (Source source : group) {
      source.read(data, samples::add);
    }
    return samples;
  }

  private static MeasuredModel entry(
      List<Source> group, LinearModel model, int taught, Accuracy accuracy) {
    Source first = group.getFirst();
    boolean enough = first.task() == Task.EMOTION || accuracy.answeredAccuracy() >= LEAST_SENTIMENT;
    return new MeasuredModel(
        first.task().code(),
        first.language(),
        model.labels().size(),
        taught,
        accuracy,
        enough && accuracy.isAboveMajority(),
        group.stream()
            .map(source -> source.origin() + " (" + source.licence() + ")")
            .distinct()
            .collect(Collectors.joining("; ")));
  }
}
