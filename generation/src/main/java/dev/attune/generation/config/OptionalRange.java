package dev.attune.generation.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A number between two others, both allowed, or none at all. */
record OptionalRange(double least, double most) implements ConfigDef.Validator {

  @Override
  public void ensureValid(String name, @Nullable Object value) {
    if (value == null) {
      return;
    }
    double number = ((Number) value).doubleValue();
    if (!(number >= least && number <= most)) {
      throw new ConfigException(name, value, "must be " + this);
    }
  }

  @Override
  public String toString() {
    return least + " to " + most;
  }
}
