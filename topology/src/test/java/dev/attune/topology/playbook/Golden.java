package dev.attune.topology.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with a committed file, or writes it where {@code -Dregenerate} says so. */
public final class Golden {

  private Golden() {}

  /** The file must hold exactly this text. */
  public static void assertEquals(Path file, String actual) {
    try {
      if (System.getProperty("regenerate") != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, actual);
      }
      assertThat(actual)
          .as("%s differs; if that is meant, run the tests with -Dregenerate", file)
          .isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read; run with -Dregenerate", e);
    }
  }
}
