package dev.attune.app.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A part of a topic's name: letters, digits, dot, underscore and hyphen, at most 100 of them. */
final class TopicName implements ConfigDef.Validator {
  @Override
  public void ensureValid(String name, Object value) {
    if (!value.toString().matches("[a-zA-Z0-9._-]{0,100}")) {
      throw new ConfigException(
          name, value, "must consist of letters, digits, '.', '_' and '-', at most 100 of them");
    }
  }

  @Override
  public String toString() {
    return "[a-zA-Z0-9._-]{0,100}";
  }
}
