package dev.attune.text.train.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A file of samples for one model.
 *
 * @param language two letters, ISO 639-1
 * @param measured whether figures are taken from it; other sources of the same model only teach
 * @param file below the folder of data; gzip if it ends in .gz
 * @param origin name of the data set, as its licence wants it named
 * @param licence its terms
 */
public record Source(
    Task task,
    String language,
    boolean measured,
    Format format,
    String file,
    String origin,
    String licence) {

  private static final int CELLS = 7;

  /** The public data sets that the shipped models are of. */
  public static List<Source> shipped() {
    try (InputStream in = Source.class.getResourceAsStream("sources.tsv")) {
      if (in == null) {
        throw new IllegalStateException("resource sources.tsv is missing");
      }
      return list(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a list of sources: tab-separated lines of task, language, "measured" or "teaching",
   * format, file, origin, licence; lines with {@code #} are comments.
   *
   * @throws IllegalArgumentException naming the line that says something else
   */
  public static List<Source> list(Stream<String> lines) {
    return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).map(Source::of).toList();
  }

  /**
   * Gives every sample of the file to a reader, in order.
   *
   * @throws IOException if the file cannot be read
   */
  public void read(Path folder, SampleReader reader) throws IOException {
    Path path = folder.resolve(file);
    try (InputStream raw = Files.newInputStream(path);
        InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        format
            .read(line, task)
            .ifPresent(row -> reader.accept(new Sample(row.text().strip(), row.label(), measured)));
      }
    }
  }

  /** Takes samples. */
  @FunctionalInterface
  public interface SampleReader {
    void accept(Sample sample);
  }

  private static Source of(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != CELLS) {
      throw new IllegalArgumentException(
          "a source has " + CELLS + " cells parted by tabs: " + line);
    }
    return new Source(
        Task.valueOf(cells[0].toUpperCase(Locale.ROOT)),
        cells[1],
        cells[2].equals("measured"),
        Format.valueOf(cells[3].toUpperCase(Locale.ROOT).replace('-', '_')),
        cells[4],
        cells[5],
        cells[6]);
  }
}
