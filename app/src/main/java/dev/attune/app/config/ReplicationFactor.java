package dev.attune.app.config;

import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Copies of each partition: a number from 1, or the word "cluster" for the cluster's default. */
final class ReplicationFactor implements ConfigDef.Validator {
  static final String CLUSTER_DEFAULT = "cluster";

  @Override
  public void ensureValid(String name, Object value) {
    String text = value.toString();
    if (!text.equals(CLUSTER_DEFAULT) && !text.matches("[1-9][0-9]{0,3}")) {
      throw new ConfigException(name, value, "must be a number from 1 or the word 'cluster'");
    }
  }

  static Optional<Short> parse(String valid) {
    return valid.equals(CLUSTER_DEFAULT) ? Optional.empty() : Optional.of(Short.valueOf(valid));
  }

  @Override
  public String toString() {
    return "[1,...] or 'cluster'";
  }
}
