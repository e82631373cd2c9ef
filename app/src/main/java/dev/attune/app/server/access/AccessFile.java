package dev.attune.app.server.access;

import dev.attune.app.error.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the file of write keys and tokens: one a line, four words each.
 *
 * <pre>
 * # kind      name      roles           secret
 * write-key   web       ingest          sha256:9f86d0…
 * write-key   backend   ingest,trusted  env:BACKEND_WRITE_KEY
 * token       desk      read,privacy    file:/run/secrets/desk
 * </pre>
 */
public final class AccessFile {

  private static final int WORDS = 4;
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern COMMA = Pattern.compile(",");

  private final Map<String, String> environment;
  private final int perSecond;

  /**
   * A reader.
   *
   * @param environment where {@code env:} looks
   * @param perSecond requests of each key and token
   */
  public AccessFile(Map<String, String> environment, int perSecond) {
    this.environment = Map.copyOf(environment);
    this.perSecond = perSecond;
  }

  /**
   * The list in this file.
   *
   * @throws UsageException naming the line that cannot be used, never its secret
   */
  public AccessList read(Path file) {
    List<AccessList.Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      try {
        AccessList.Entry entry = entry(text);
        if (!names.add(entry.principal().name())) {
          throw new IllegalArgumentException("the name is taken already");
        }
        entries.add(entry);
      } catch (IllegalArgumentException e) {
        throw mistake("%s, line %d: %s.".formatted(file, number, e.getMessage()));
      }
    }
    if (entries.isEmpty()) {
      throw mistake("%s names nobody.".formatted(file));
    }
    return new AccessList(entries, null);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw mistake("Cannot read the access file %s: %s.".formatted(file, e.getMessage()));
    }
  }

  private static UsageException mistake(String message) {
    return new UsageException(message, "Write lines such as: write-key web ingest sha256:HEX");
  }

  private AccessList.Entry entry(String line) {
    List<String> words = BLANKS.splitAsStream(line).toList();
    if (words.size() != WORDS) {
      throw new IllegalArgumentException("a line has four words: kind, name, roles, secret");
    }
    AccessList.Kind kind = kind(words.get(0));
    Set<Role> roles = roles(words.get(2));
    return new AccessList.Entry(
        kind,
        Secret.parse(words.get(3), environment),
        AccessList.principal(words.get(1), roles, perSecond));
  }

  private static AccessList.Kind kind(String word) {
    return switch (word) {
      case "write-key" -> AccessList.Kind.WRITE_KEY;
      case "token" -> AccessList.Kind.TOKEN;
      default -> throw new IllegalArgumentException("the kind must be write-key or token");
    };
  }

  private static Set<Role> roles(String word) {
    Set<Role> roles = new HashSet<>();
    for (String name : COMMA.splitAsStream(word).toList()) {
      try {
        roles.add(Role.valueOf(name.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "roles are ingest, trusted, read, operate and privacy, parted by commas", e);
      }
    }
    return roles;
  }
}
