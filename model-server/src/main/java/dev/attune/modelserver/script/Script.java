package dev.attune.modelserver.script;

import dev.attune.modelserver.batch.BatchTimes;
import dev.attune.modelserver.behaviour.Behaviour;
import dev.attune.modelserver.openai.tuning.TuningTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A server as a file describes it.
 *
 * @param seed of texts, latencies and shares
 */
public record Script(long seed, Behaviour behaviour, BatchTimes batches, TuningTimes tuning) {

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException on the first mistake in it, in one line
   */
  public static Script load(Path file) {
    try {
      return new ScriptReader(file.toString()).read(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("the script " + file + " cannot be read", e);
    }
  }
}
