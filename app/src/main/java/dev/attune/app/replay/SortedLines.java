package dev.attune.app.replay;

import com.google.code.externalsorting.ExternalSort;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lines that come in any order and are written sorted, however many they are: what does not fit
 * into memory is sorted on disk.
 */
final class SortedLines implements AutoCloseable {

  private static final int MOST_FILES = 64;
  private static final char SEPARATOR = '\t';

  private final Path folder;
  private final Path unsorted;
  private final BufferedWriter writer;

  /**
   * Lines kept in a folder until they are sorted.
   *
   * @param folder a temporary one, owned by the caller
   * @param name of the files in it
   */
  SortedLines(Path folder, String name) throws IOException {
    this.folder = folder;
    this.unsorted = folder.resolve(name + ".unsorted");
    this.writer = Files.newBufferedWriter(unsorted);
  }

  /** Adds a line; neither key nor line holds a line break, nor the key a tab. */
  void add(String sortKey, String line) {
    try {
      writer.append(sortKey).append(SEPARATOR).append(line).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + unsorted, e);
    }
  }

  /** Writes the lines in the order of their keys; returns the SHA-256 of what it wrote. */
  String writeTo(Path target) throws IOException {
    writer.close();
    Path sorted = sort();
    MessageDigest digest = sha256();
    try (Stream<String> lines = Files.lines(sorted);
        BufferedWriter out = Files.newBufferedWriter(target)) {
      for (String keyed : (Iterable<String>) lines::iterator) {
        String line = keyed.substring(keyed.indexOf(SEPARATOR) + 1) + '\n';
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        out.write(line);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private Path sort() throws IOException {
    Path sorted = Path.of(unsorted + ".sorted");
    List<File> parts =
        ExternalSort.sortInBatch(
            unsorted.toFile(),
            Comparator.naturalOrder(),
            MOST_FILES,
            StandardCharsets.UTF_8,
            folder.toFile(),
            false);
    if (parts.isEmpty()) {
      return Files.createFile(sorted);
    }
    ExternalSort.mergeSortedFiles(
        parts, sorted.toFile(), Comparator.naturalOrder(), StandardCharsets.UTF_8);
    return sorted;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
