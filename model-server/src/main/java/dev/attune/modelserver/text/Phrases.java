package dev.attune.modelserver.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The sentences of one language, by their place in a text; read once from {@code phrases.yml}. */
final class Phrases {

  private static final Map<String, Phrases> ALL = load();

  private final Map<String, List<String>> places;

  private Phrases(Map<String, List<String>> places) {
    this.places = places;
  }

  static Phrases in(String language) {
    return Objects.requireNonNullElseGet(ALL.get(language), () -> of("en"));
  }

  static Set<String> languages() {
    return ALL.keySet();
  }

  List<String> at(String place) {
    return Objects.requireNonNull(places.get(place), place);
  }

  private static Phrases of(String language) {
    return Objects.requireNonNull(ALL.get(language), language);
  }

  private static Map<String, Phrases> load() {
    try (InputStream file = Phrases.class.getResourceAsStream("phrases.yml")) {
      Map<String, Phrases> all = new LinkedHashMap<>();
      Map<?, ?> languages =
          (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
      languages.forEach((language, places) ->
          all.put((String) language, new Phrases(places((Map<?, ?>) places))));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<String>> places(Map<?, ?> from) {
    Map<String, List<String>> places = new LinkedHashMap<>();
    from.forEach((place, phrases) ->
        places.put((String) place, ((List<?>) phrases).stream().map(String.class::cast).toList()));
    return places;
  }
}
