package dev.attune.schemas.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Where the secrets of a deployment are: {@code file:PATH} or {@code env:VARIABLE}. */
public final class KeySource {

  private static final String FILE = "file:";
  private static final String VARIABLE = "env:";

  private KeySource() {}

  /**
   * Reads them.
   *
   * @param word where they are
   * @throws IllegalArgumentException saying what is wrong, without the secrets
   */
  public static MasterKeys read(String word, Map<String, String> environment) {
    if (word.startsWith(FILE)) {
      return MasterKeys.parse(content(Path.of(word.substring(FILE.length()))));
    }
    if (word.startsWith(VARIABLE)) {
      String name = word.substring(VARIABLE.length());
      String text = environment.get(name);
      if (text == null) {
        throw new IllegalArgumentException("the variable " + name + " is not set");
      }
      return MasterKeys.parse(text);
    }
    throw new IllegalArgumentException("it must be file:PATH or env:VARIABLE");
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalArgumentException("the file " + file + " cannot be read", e);
    }
  }

  /**
   * Writes a new file that only its owner may read.
   *
   * @throws java.nio.file.FileAlreadyExistsException where there is one
   */
  public static void create(Path file, MasterKeys keys) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
    Files.writeString(file, keys.toText(), StandardOpenOption.TRUNCATE_EXISTING);
  }
}
