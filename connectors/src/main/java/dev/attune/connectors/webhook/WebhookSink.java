package dev.attune.connectors.webhook;

import dev.attune.connectors.converter.PluginVersion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/**
 * Offers to a web address of the shop. At least once: each offer carries its id, by which a
 * receiver knows a second delivery.
 */
public final class WebhookSink extends SinkConnector {

  private Map<String, String> settings = Map.of();

  /** Made by Connect, which calls {@link #start} next. */
  public WebhookSink() {}

  @Override
  public String version() {
    return PluginVersion.get();
  }

  /**
   * {@inheritDoc}
   *
   * @throws ConfigException in one line, where a setting is wrong
   */
  @Override
  public void start(Map<String, String> props) {
    var unused = new WebhookConfig(props).url();
    settings = Map.copyOf(props);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return WebhookTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return Collections.nCopies(maxTasks, settings);
  }

  @Override
  public ConfigDef config() {
    return WebhookConfig.definition();
  }

  @Override
  public void stop() {
    // The tasks hold what is open.
  }
}
