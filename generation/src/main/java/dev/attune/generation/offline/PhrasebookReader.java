package dev.attune.generation.offline;

import dev.attune.generation.offline.Phrasebook.Kind;
import dev.attune.generation.offline.format.LocalFormat;
import dev.attune.generation.offline.format.LocalFormat.ListFormat;
import dev.attune.generation.offline.format.MoneyFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads a phrase book from its file. Every mistake in one ends here, with the file's name. */
final class PhrasebookReader {

  private final String file;

  private PhrasebookReader(String file) {
    this.file = file;
  }

  static Phrasebook read(String language) {
    return new PhrasebookReader(language + ".yml").read();
  }

  private Phrasebook read() {
    try (InputStream in = PhrasebookReader.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("phrase book " + file + " is missing");
      }
      LoadSettings settings = LoadSettings.builder().setLabel(file).build();
      return phrasebook(map(new Load(settings).loadFromInputStream(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Phrasebook phrasebook(Map<?, ?> root) {
    return new Phrasebook(
        text(root, "language"),
        format(map(root.get("format"))),
        phrases(root, "price"),
        phrases(root, "terms"),
        phrases(root, "gesture"),
        closings(map(root.get("closings"))),
        kinds(map(root.get("kinds"))));
  }

  private LocalFormat format(Map<?, ?> format) {
    Map<?, ?> money = map(format.get("money"));
    Map<?, ?> list = map(format.get("list"));
    return new LocalFormat(
        new MoneyFormat(
            text(money, "pattern"),
            text(money, "decimal"),
            text(money, "group"),
            Integer.parseInt(text(money, "group-from"))),
        new ListFormat(text(list, "comma"), text(list, "and"), text(list, "more")),
        text(format, "percent"),
        text(format, "date"),
        text(format, "date-and-time"),
        text(format, "first-day"),
        texts(format, "months"));
  }

  private Map<Tone, List<Phrase>> closings(Map<?, ?> closings) {
    Map<Tone, List<Phrase>> byTone = new EnumMap<>(Tone.class);
    for (Tone tone : Tone.values()) {
      byTone.put(tone, phrases(closings, tone.key()));
    }
    return byTone;
  }

  private Map<String, Kind> kinds(Map<?, ?> kinds) {
    Map<String, Kind> byKey = new HashMap<>();
    kinds.forEach((key, value) -> byKey.put(String.valueOf(key), kind(map(value))));
    return Map.copyOf(byKey);
  }

  private Kind kind(Map<?, ?> kind) {
    return new Kind(phrases(kind, "headline"), phrases(kind, "opening"), phrases(kind, "action"));
  }

  private List<Phrase> phrases(Map<?, ?> parent, String key) {
    return texts(parent, key).stream().map(Phrase::of).toList();
  }

  private List<String> texts(Map<?, ?> parent, String key) {
    if (!(parent.get(key) instanceof List<?> list)) {
      throw new IllegalStateException(file + ": \"" + key + "\" is not a list");
    }
    return list.stream().map(String::valueOf).toList();
  }

  private String text(Map<?, ?> parent, String key) {
    Object value = parent.get(key);
    if (value == null) {
      throw new IllegalStateException(file + ": \"" + key + "\" is missing");
    }
    return value.toString();
  }

  private Map<?, ?> map(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalStateException(file + ": a mapping was expected, not " + value);
    }
    return map;
  }
}
