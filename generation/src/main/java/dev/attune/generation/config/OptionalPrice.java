package dev.attune.generation.config;

import dev.attune.generation.budget.price.Tariff;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A price as {@link Tariff#parse} reads it, or none at all. */
record OptionalPrice() implements ConfigDef.Validator {

  @Override
  public void ensureValid(String name, @Nullable Object value) {
    if (value == null) {
      return;
    }
    try {
      var unused = Tariff.parse((String) value);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(name, value, e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "INPUT/OUTPUT, or free";
  }
}
