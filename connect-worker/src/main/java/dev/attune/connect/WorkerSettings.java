package dev.attune.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * How a worker is started.
 *
 * @param jar of this module, laid out with its libraries
 * @param plugins folders with plugins, one folder in them each
 * @param bootstrapServers of the cluster
 * @param registryUrl of the schema registry
 * @param port of the REST API, on loopback
 * @param folder for its files
 */
public record WorkerSettings(
    Path jar,
    List<Path> plugins,
    String bootstrapServers,
    String registryUrl,
    int port,
    Path folder) {

  private static final String REPLICAS = ".storage.replication.factor";
  private static final String PARTITIONS = ".storage.partitions";

  /** A port of loopback that was free a moment ago. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * The worker's configuration: exactly-once sources, and quick to notice that another has died.
   */
  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", bootstrapServers);
    properties.setProperty("group.id", "attune-connect");
    properties.setProperty("exactly.once.source.support", "enabled");
    properties.setProperty("listeners", "http://127.0.0.1:" + port);
    properties.setProperty(
        "plugin.path", plugins.stream().map(Path::toString).collect(Collectors.joining(",")));
    properties.setProperty("plugin.discovery", "service_load");
    properties.setProperty("key.converter", "org.apache.kafka.connect.storage.StringConverter");
    properties.setProperty("value.converter", "dev.attune.connectors.converter.AvroConverter");
    properties.setProperty("value.converter.schema.registry.url", registryUrl);
    for (String topic : List.of("config", "offset", "status")) {
      properties.setProperty(topic + ".storage.topic", "attune-connect-" + topic);
      properties.setProperty(topic + REPLICAS, "1");
    }
    properties.setProperty("offset" + PARTITIONS, "1");
    properties.setProperty("status" + PARTITIONS, "1");
    properties.setProperty("session.timeout.ms", "6000");
    properties.setProperty("heartbeat.interval.ms", "1500");
    properties.setProperty("scheduled.rebalance.max.delay.ms", "0");
    properties.setProperty("offset.flush.interval.ms", "1000");
    return properties;
  }
}
