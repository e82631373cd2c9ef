package dev.attune.app.server.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The SHA-256 of a key or token: the only form in which the server keeps it. */
final class Secret {

  private static final int SHORTEST = 16;

  private final byte[] hash;

  private Secret(byte[] hash) {
    this.hash = hash;
  }

  /**
   * From a word of the access file: {@code sha256:HEX}, {@code env:VARIABLE} or {@code file:PATH}.
   *
   * @throws IllegalArgumentException saying what is wrong, without the secret
   */
  static Secret parse(String word, Map<String, String> environment) {
    int colon = word.indexOf(':');
    String place = word.substring(colon + 1);
    return switch (colon < 0 ? "" : word.substring(0, colon)) {
      case "sha256" -> ofHash(place);
      case "env" -> strong(environment.getOrDefault(place, ""), "variable " + place);
      case "file" -> strong(content(place), "file " + place);
      default ->
          throw new IllegalArgumentException(
              "the secret must be sha256:HEX, env:NAME or file:PATH");
    };
  }

  /** Of a plain text. */
  static Secret of(String text) {
    return new Secret(sha256(text));
  }

  private static Secret ofHash(String hex) {
    byte[] hash;
    try {
      hash = HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("sha256: must be followed by 64 hexadecimal digits", e);
    }
    if (hash.length != 32) {
      throw new IllegalArgumentException("sha256: must be followed by 64 hexadecimal digits");
    }
    return new Secret(hash);
  }

  private static Secret strong(String text, String where) {
    if (text.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "%s must hold a secret of %d characters or more".formatted(where, SHORTEST));
    }
    return of(text);
  }

  private static String content(String path) {
    try {
      return Files.readString(Path.of(path)).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read the file " + path, e);
    }
  }

  /** In a time that does not depend on where they differ. */
  boolean matches(Secret other) {
    return MessageDigest.isEqual(hash, other.hash);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
