package dev.attune.modelserver.script;

import dev.attune.modelserver.behaviour.Latency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keys and values at one place of a script; every mistake names the place. */
final class Section {

  private final String place;
  private final Map<?, ?> values;

  private Section(String place, Map<?, ?> values) {
    this.place = place;
    this.values = values;
  }

  static Section of(String place, @Nullable Object value, String... known) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(place + " must be a mapping of keys to values");
    }
    Set<String> names = Set.of(known);
    for (Object key : map.keySet()) {
      if (!names.isEmpty() && !names.contains(String.valueOf(key))) {
        throw new IllegalArgumentException(
            "%s has no key '%s'; it knows %s".formatted(place, key, String.join(", ", known)));
      }
    }
    return new Section(place, map);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  @Nullable Object raw(String key) {
    return values.get(key);
  }

  Section section(String key, String... known) {
    return of(place(key), values.get(key), known);
  }

  List<?> list(String key) {
    @Nullable Object value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(key, "must be a list");
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).map(String::valueOf);
  }

  /** By a reader that says what is wrong in an {@link IllegalArgumentException}. */
  <T> Optional<T> read(String key, Function<String, T> reader) {
    try {
      return text(key).map(reader);
    } catch (NumberFormatException e) {
      throw wrong(key, "is no number: " + values.get(key));
    } catch (IllegalArgumentException e) {
      throw wrong(key, String.valueOf(e.getMessage()));
    }
  }

  Duration time(String key, Duration otherwise) {
    return read(key, Times::read).orElse(otherwise);
  }

  /** A time, two times, a distribution, or none. */
  Optional<Latency> latency(String key) {
    if (!(values.get(key) instanceof Map<?, ?>)) {
      return read(key, Times::latency);
    }
    Section form = section(key, "uniform", "lognormal", "percentiles");
    try {
      if (form.has("lognormal")) {
        Section curve = form.section("lognormal", "median", "sigma", "max");
        return Optional.of(
            Latency.lognormal(
                curve.needed("median"),
                curve.read("sigma", Double::valueOf).orElse(0.5),
                curve.needed("max")));
      }
      if (form.has("percentiles")) {
        return Optional.of(Latency.percentiles(points(form.section("percentiles"))));
      }
      Section both = form.section("uniform", "from", "to");
      return Optional.of(Latency.uniform(both.needed("from"), both.needed("to")));
    } catch (IllegalArgumentException e) {
      throw String.valueOf(e.getMessage()).startsWith(place) ? e : wrong(key, e.getMessage());
    }
  }

  private static SortedMap<Double, Duration> points(Section section) {
    SortedMap<Double, Duration> points = new TreeMap<>();
    for (Object key : List.copyOf(section.values.keySet())) {
      String name = String.valueOf(key);
      points.put(Double.valueOf(name), Times.read(String.valueOf(section.values.get(key))));
    }
    return points;
  }

  private Duration needed(String key) {
    return read(key, Times::read).orElseThrow(() -> wrong(key, "is needed: " + Times.FORM));
  }

  List<String> keys() {
    List<String> keys = new ArrayList<>();
    values.keySet().forEach(key -> keys.add(String.valueOf(key)));
    return keys;
  }

  IllegalArgumentException wrong(String key, @Nullable String message) {
    return new IllegalArgumentException(place(key) + " " + message);
  }

  String place(String key) {
    return place + "." + key;
  }
}
