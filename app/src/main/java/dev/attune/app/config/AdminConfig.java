package dev.attune.app.config;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;

/** Where each role shows health and metrics, and where metrics are sent besides. */
public final class AdminConfig extends AbstractConfig {

  public static final String HOST = "admin.host";
  public static final String SERVER_PORT = "server.admin.port";
  public static final String TOPOLOGY_PORT = "topology.admin.port";
  public static final String GENERATION_PORT = "generation.admin.port";
  public static final String OTLP_URL = "metrics.otlp.url";

  private static final Range PORTS = Range.between(0, 65_535);

  private AdminConfig(Map<?, ?> values) {
    super(definition(), values, false);
  }

  /** From all values of a run; those of others are not heeded. */
  static AdminConfig of(Map<?, ?> values) {
    return new AdminConfig(values);
  }

  /** Every key of this class. */
  static ConfigDef definition() {
    ConfigDef keys = new ConfigDef();
    keys.define(
        HOST,
        ConfigDef.Type.STRING,
        "127.0.0.1",
        Importance.MEDIUM,
        "Address of health and metrics, which ask for no token.");
    port(keys, SERVER_PORT, 8090, "server");
    port(keys, TOPOLOGY_PORT, 8091, "topology");
    port(keys, GENERATION_PORT, 8092, "generation worker");
    keys.define(
        OTLP_URL,
        ConfigDef.Type.STRING,
        "",
        Importance.MEDIUM,
        "Where metrics are sent over OTLP, such as http://localhost:4318/v1/metrics; empty for"
            + " nowhere.");
    return keys;
  }

  private static void port(ConfigDef keys, String key, int standard, String role) {
    keys.define(
        key,
        ConfigDef.Type.INT,
        standard,
        PORTS,
        Importance.MEDIUM,
        "Port of the %s's health and metrics; 0 for any.".formatted(role));
  }

  public String host() {
    return getString(HOST);
  }

  public int serverPort() {
    return getInt(SERVER_PORT);
  }

  public int topologyPort() {
    return getInt(TOPOLOGY_PORT);
  }

  public int generationPort() {
    return getInt(GENERATION_PORT);
  }

  /** Empty where metrics are only shown. */
  public Optional<URI> otlpUrl() {
    return Optional.of(getString(OTLP_URL)).filter(url -> !url.isEmpty()).map(URI::create);
  }
}
