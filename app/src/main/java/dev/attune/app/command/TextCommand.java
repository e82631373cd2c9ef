package dev.attune.app.command;

import dev.attune.app.cli.Session;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains and measures the models of sentiment and emotion. */
@Command(name = "text", description = "Trains and measures the models of sentiment and emotion.")
final class TextCommand {
  private static final String SOURCES = "sources.tsv";

  private final Session session;

  TextCommand(Session session) {
    this.session = session;
  }

  @Command(
      description =
          "Trains a model for each task and language of DIR/sources.tsv (if missing: the public data sets that the shipped models are of),"
              + " and writes models, catalogue and a page of accuracies. Deterministic.")
  int train(
      @Option(
              names = "--data",
              required = true,
              paramLabel = "DIR",
              description = "Folder of the data.")
          Path data,
      @Option(
              names = "--out",
              required = true,
              paramLabel = "DIR",
              description = "Folder for the models.")
          Path out) {
    try {
      List<Source> sources = sources(data);
      List<MeasuredModel> models = new ModelTraining(sources, data).run(out, this::show);
      LanguageMeasurement measurement = new LanguageMeasurement();
      List<LanguageAccuracy> languages = new ArrayList<>(measurement.phrases());
      languages.addAll(measurement.corpora(sources, data));
      Files.write(
          out.resolve(LanguageMeasurement.TABLE),
          languages.stream().map(LanguageAccuracy::line).toList());
      Files.writeString(out.resolve("languages.md"), LanguageReport.page(models, languages));
      return 0;
    } catch (IOException | IllegalArgumentException e) {
      throw failure(e);
    }
  }

  @Command(
      description =
          "Measures models on the texts of DIR that they were not trained on. Exit code 1 if a figure differs from the published one.")
  int evaluate(
      @Option(
              names = "--data",
              required = true,
              paramLabel = "DIR",
              description = "Folder of the data.")
          Path data,
      @Option(
              names = "--models",
              paramLabel = "DIR",
              description = "Folder of models; if missing, the shipped ones.")
          @Nullable Path models) {
    try {
      Models measured = models == null ? Models.shipped() : Models.in(models);
      int differing = 0;
      for (MeasuredModel published : measured.catalogue()) {
        if (published.verified()) {
          MeasuredModel again = new ModelTraining(sources(data), data).measure(published, measured);
          show(again);
          if (!again.line().equals(published.line())) {
            differing++;
            session.out().println("  published: " + published.line());
          }
        }
      }
      return differing == 0 ? 0 : 1;
    } catch (IOException | IllegalArgumentException e) {
      throw failure(e);
    }
  }

  private void show(MeasuredModel model) {
    session.out().println(model.line());
  }

  private static List<Source> sources(Path data) throws IOException {
    Path own = data.resolve(SOURCES);
    if (!Files.exists(own)) {
      return Source.shipped();
    }
    try (var lines = Files.lines(own)) {
      return Source.list(lines);
    }
  }

  private static UserException failure(Exception cause) {
    return new UserException(
        "The texts cannot be used: " + cause.getMessage() + ".",
        "Check --data; docs/languages.md says which files the shipped models are of.");
  }
}
