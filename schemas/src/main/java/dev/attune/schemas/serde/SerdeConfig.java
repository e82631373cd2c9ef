package dev.attune.schemas.serde;

import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** How records find their schema's id. */
public final class SerdeConfig extends AbstractConfig {
  public static final String AUTO_REGISTER_SCHEMAS = "auto.register.schemas";

  public SerdeConfig(Map<String, ?> config) {
    super(definition(), config, false);
  }

  /** All keys, with their defaults and docs. */
  public static ConfigDef definition() {
    return new ConfigDef()
        .define(
            AUTO_REGISTER_SCHEMAS,
            ConfigDef.Type.BOOLEAN,
            true,
            ConfigDef.Importance.MEDIUM,
            "Whether a producer registers the schema it writes; if not, it must be registered already.");
  }

  /** How a producer comes to the id of its schema. */
  SchemaIds.Source idSource() {
    return getBoolean(AUTO_REGISTER_SCHEMAS) ? SchemaIds.Source.REGISTER : SchemaIds.Source.LOOK_UP;
  }
}
