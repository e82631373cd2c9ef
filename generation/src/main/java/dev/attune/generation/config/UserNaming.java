package dev.attune.generation.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a provider is told of whose request it is. */
enum UserNaming {
  /** Nothing. */
  NONE,
  /** A keyed hash of the user's id that stands nowhere else. */
  PSEUDONYM;

  /** Name in the configuration. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(UserNaming::key).toList();
  }

  /** The one of that name, one of {@link #keys}. */
  static UserNaming of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
