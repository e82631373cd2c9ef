package dev.attune.app.evaluation;

import dev.attune.app.error.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The lines of a file, plain or gzip by its name. */
public final class LogText {

  private LogText() {}

  /** What reads a text and may fail. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(BufferedReader text) throws IOException;
  }

  /**
   * Opens, reads and closes.
   *
   * @throws UserException when the file is missing or cannot be read as the format asks
   */
  public static <T> T read(Path file, Reading<T> reading) {
    try (InputStream bytes = open(file);
        BufferedReader text =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      return reading.read(text);
    } catch (NoSuchFileException e) {
      throw new UserException("There is no file " + file + ".", "Check the path.", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserException(
          file + " cannot be read: " + e.getMessage() + ".",
          "Check the file and --format; docs/learning.md shows the formats.",
          e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
  }
}
