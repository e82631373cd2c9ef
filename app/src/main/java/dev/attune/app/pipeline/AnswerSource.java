package dev.attune.app.pipeline;

import dev.attune.app.error.UserException;
import dev.attune.budget.BudgetPlan;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.call.Deadlines;
import dev.attune.generation.call.Generator;
import dev.attune.generation.call.ModelGenerator;
import dev.attune.generation.config.GenerationConfig;
import dev.attune.generation.record.RecordedGenerator;
import dev.attune.generation.record.Recording;
import dev.attune.generation.record.RecordingException;
import dev.attune.generation.record.RecordingGenerator;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;

/** Where a replay has its answers from. */
public sealed interface AnswerSource extends AutoCloseable {

  /** Answers each request. */
  Generator generator();

  /**
   * Checks, after a run, that each request got its answer.
   *
   * @throws UserException where a recording did not hold one
   */
  default void requireComplete() {}

  @Override
  void close();

  /** From the writer that the configuration names. */
  static AnswerSource written(GenerationConfig config, BudgetPlan budgets, MeterRegistry meters) {
    return new Written(writer(config, budgets, meters));
  }

  /**
   * As above, and each answer is kept in a file.
   *
   * @throws UserException where it cannot be written
   */
  static AnswerSource recorded(
      GenerationConfig config, BudgetPlan budgets, MeterRegistry meters, Path file) {
    ModelGenerator writer = writer(config, budgets, meters);
    try {
      return new Kept(writer, new RecordingGenerator(writer, file));
    } catch (RecordingException e) {
      writer.close();
      throw new UserException(String.valueOf(e.getMessage()), "Name a file to write to.", e);
    }
  }

  /** Its purse holds nothing that had to be closed: the books of a replay are in memory. */
  private static ModelGenerator writer(
      GenerationConfig config, BudgetPlan budgets, MeterRegistry meters) {
    Purse purse = new Purses(config, meters).local(budgets);
    return Writers.open(config, purse, Deadlines.replay(), meters);
  }

  /**
   * From such a file alone: nobody is asked.
   *
   * @throws UserException where it cannot be read
   */
  static AnswerSource from(Path file) {
    try {
      return new Known(new RecordedGenerator(Recording.open(file)));
    } catch (RecordingException e) {
      throw new UserException(
          String.valueOf(e.getMessage()), "Name a file that --record has written.", e);
    }
  }

  /** Answers of a writer. */
  record Written(ModelGenerator generator) implements AnswerSource {
    @Override
    public void close() {
      generator.close();
    }
  }

  /** Answers of a writer, kept. */
  record Kept(ModelGenerator writer, RecordingGenerator generator) implements AnswerSource {
    @Override
    public void close() {
      try (writer) {
        generator.close();
      } catch (RecordingException e) {
        throw new UserException(
            String.valueOf(e.getMessage()), "Look whether the disk is full, then record again.", e);
      }
    }
  }

  /** Answers that were kept. */
  record Known(RecordedGenerator generator) implements AnswerSource {
    @Override
    public void requireComplete() {
      try {
        generator.requireComplete();
      } catch (RecordingException e) {
        throw new UserException(
            e.getMessage() + "\n",
            "Replay the log and the playbook that were recorded, or record anew with --record.",
            e);
      }
    }

    @Override
    public void close() {
      generator.close();
    }
  }
}
