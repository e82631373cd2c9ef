package dev.attune.generation.config;

import dev.attune.generation.admit.AdmissionLimits;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A positive number, or the word for no limit: it is never 0. */
record UnlimitedOr() implements ConfigDef.Validator {

  static final String UNLIMITED = "unlimited";

  @Override
  public void ensureValid(String name, @Nullable Object value) {
    try {
      if (parse(String.valueOf(value)) > 0) {
        return;
      }
    } catch (NumberFormatException noNumber) {
      // Said below.
    }
    throw new ConfigException(name, value, "must be " + this);
  }

  static long parse(String value) {
    return value.equals(UNLIMITED) ? AdmissionLimits.UNLIMITED : Long.parseLong(value);
  }

  @Override
  public String toString() {
    return "a number from 1 on, or " + UNLIMITED;
  }
}
