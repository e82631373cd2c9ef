package dev.attune.connectors.source;

import dev.attune.connectors.converter.PluginVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Event logs into our topics: files and folders, in each format that {@code attune replay} reads.
 * Each file is a log of its own, on a clock of its own ({@link
 * dev.attune.connectors.log.LogClock}). Values are structs of our contracts; {@link
 * dev.attune.connectors.converter.AvroConverter} writes them.
 *
 * <p>Exactly once where the worker is: the position goes into the same transaction as the records.
 * Elsewhere a crash may give the last batch twice; the events' ids are the same then, and the
 * topology drops them.
 */
public final class EventLogSource extends SourceConnector {

  private Map<String, String> settings = Map.of();

  /** Made by Connect, which calls {@link #start} next. */
  public EventLogSource() {}

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
    var unused = new EventLogConfig(props).folder();
    settings = Map.copyOf(props);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return EventLogTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return IntStream.range(0, maxTasks).mapToObj(index -> share(index, maxTasks)).toList();
  }

  private Map<String, String> share(int index, int count) {
    Map<String, String> share = new HashMap<>(settings);
    share.put(EventLogConfig.TASK_INDEX, Integer.toString(index));
    share.put(EventLogConfig.TASK_COUNT, Integer.toString(count));
    return share;
  }

  @Override
  public ConfigDef config() {
    return EventLogConfig.definition();
  }

  @Override
  public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> connectorConfig) {
    return ExactlyOnceSupport.SUPPORTED;
  }

  @Override
  public ConnectorTransactionBoundaries canDefineTransactionBoundaries(
      Map<String, String> connectorConfig) {
    return ConnectorTransactionBoundaries.SUPPORTED;
  }

  @Override
  public void stop() {
    // The tasks hold what is open.
  }
}
