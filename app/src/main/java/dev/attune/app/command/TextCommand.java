package dev.attune.app.command;

import dev.attune.app.cli.Session;
import dev.attune.app.error.UsageException;
import dev.attune.app.error.UserException;
import dev.attune.text.feeling.Models;
import dev.attune.text.model.MeasuredModel;
import dev.attune.text.train.LanguageAccuracy;
import dev.attune.text.train.LanguageMeasurement;
import dev.attune.text.train.LanguageReport;
import dev.attune.text.train.ModelTraining;
import dev.attune.text.train.corpus.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains and measures the models of sentiment and emotion. */
@Command(
    name = "text",
    description =
        "Trains or measures the models of sentiment and emotion. 'train' makes a model for each task"
            + " and language of DIR/sources.tsv (without one: the public data sets that the shipped"
            + " models are of), and writes models, catalogue and a page of accuracies; the same files"
            + " give the same models. 'evaluate' measures models on the texts of DIR that they were"
            + " not trained on; exit code 1 if a figure differs from the published one.")
final class TextCommand implements Callable<Integer> {
  private static final String SOURCES = "sources.tsv";

  /** What to do. */
  enum Action {
    TRAIN,
    EVALUATE
  }

  private final Session session;

  @Parameters(paramLabel = "ACTION", description = "train or evaluate.")
  private Action action = Action.EVALUATE;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the texts.")
  private Path data = Path.of("");

  @Option(names = "--out", paramLabel = "DIR", description = "Folder for the trained models.")
  private @Nullable Path out;

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description = "Folder of the models to measure. Without it, those that come with Attune.")
  private @Nullable Path models;

  TextCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try {
      return action == Action.TRAIN ? train() : evaluate();
    } catch (NoSuchFileException e) {
      throw new UserException("There is no " + e.getMessage() + ".", "Check --data and --models.");
    } catch (IOException | IllegalArgumentException e) {
      throw new UserException(
          "The texts cannot be used: " + e.getMessage() + ".",
          "Check --data; docs/languages.md says what the shipped models are of.");
    }
  }

  private int train() throws IOException {
    Path folder = out;
    if (folder == null) {
      throw new UsageException("Nowhere to write the models.", "Name a folder with --out.");
    }
    List<Source> sources = sources();
    List<MeasuredModel> trained = new ModelTraining(sources, data).run(folder, this::show);
    LanguageMeasurement measurement = new LanguageMeasurement();
    List<LanguageAccuracy> languages = new ArrayList<>(measurement.phrases());
    languages.addAll(measurement.corpora(sources, data));
    Files.write(
        folder.resolve(LanguageMeasurement.TABLE),
        languages.stream().map(LanguageAccuracy::line).toList());
    Files.writeString(folder.resolve("languages.md"), LanguageReport.page(trained, languages));
    return 0;
  }

  private int evaluate() throws IOException {
    Models measured = models == null ? Models.shipped() : Models.in(models);
    ModelTraining training = new ModelTraining(sources(), data);
    int differing = 0;
    for (MeasuredModel published : measured.catalogue()) {
      if (published.verified()) {
        MeasuredModel again = training.measure(published, measured);
        show(again);
        if (!again.line().equals(published.line())) {
          differing++;
          session.out().println("  published: " + published.line());
        }
      }
    }
    return differing == 0 ? 0 : 1;
  }

  private void show(MeasuredModel model) {
    session.out().println(model.line());
  }

  private List<Source> sources() throws IOException {
    Path own = data.resolve(SOURCES);
    if (!Files.exists(own)) {
      return Source.shipped();
    }
    try (Stream<String> lines = Files.lines(own)) {
      return Source.list(lines);
    }
  }
}
