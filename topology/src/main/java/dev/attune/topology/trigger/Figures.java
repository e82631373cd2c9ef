package dev.attune.topology.trigger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the figures behind a trigger, each written the same way on every machine: numbers with
 * two digits after the point, times and spans as ISO 8601 has them. Confined to one call.
 */
public final class Figures {

  private final Map<String, String> byName = new TreeMap<>();

  /** A text; nothing is left out. */
  public Figures put(String name, @Nullable String value) {
    if (value != null) {
      byName.put(name, value);
    }
    return this;
  }

  /** A whole number. */
  public Figures put(String name, long value) {
    return put(name, Long.toString(value));
  }

  /** A number. */
  public Figures put(String name, double value) {
    return put(name, BigDecimal.valueOf(value));
  }

  /** An amount. */
  public Figures put(String name, @Nullable BigDecimal value) {
    return value == null
        ? this
        : put(name, value.setScale(2, RoundingMode.HALF_UP).toPlainString());
  }

  /** A moment. */
  public Figures put(String name, @Nullable Instant value) {
    return value == null ? this : put(name, value.toString());
  }

  /** A span. */
  public Figures put(String name, Duration value) {
    return put(name, value.toString());
  }

  /** All of them, in order of name. */
  public Map<String, String> byName() {
    return Collections.unmodifiableMap(byName);
  }
}
