package dev.attune.generation.chat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a provider is made to answer in JSON. */
public enum StructuredOutput {
  /** The provider holds the model to a JSON schema. */
  JSON_SCHEMA,
  /** The provider holds the model to any JSON; the prompt says which. */
  JSON_OBJECT,
  /** Only the prompt says so. */
  NONE;

  /** Name in the configuration, such as {@code json-schema}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All names. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(StructuredOutput::key).toList();
  }

  /** The way of that name, one of {@link #keys}. */
  public static StructuredOutput of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
