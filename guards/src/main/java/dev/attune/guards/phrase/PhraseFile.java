package dev.attune.guards.phrase;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Lists of phrases by key, as resources: {@code key = phrase | other phrase}, in UTF-8. */
public final class PhraseFile {

  private PhraseFile() {}

  /**
   * The lists of a resource of this module.
   *
   * @throws IllegalStateException where it is missing
   */
  public static Map<String, List<String>> read(String resource) {
    Properties lines = new Properties();
    try (InputStream in = PhraseFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("resource " + resource + " is missing");
      }
      lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, List<String>> lists = new TreeMap<>();
    for (String key : lines.stringPropertyNames()) {
      lists.put(key, List.of(lines.getProperty(key).split(" *\\| *", -1)));
    }
    return lists;
  }
}
