package dev.attune.app.broker;

import java.nio.file.Path;
import java.util.Properties;

/** The broker's configuration: one node that is broker and controller, tuned to start at once. */
record BrokerProperties(Path logs, int brokerPort, int controllerPort) {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  static final String HOST = "127.0.0.1";

  Properties toProperties() {
    Properties properties = new Properties();
    node(properties);
    oneReplica(properties);
    small(properties);
    return properties;
  }

  private void node(Properties properties) {
    properties.setProperty("process.roles", "broker,controller");
    properties.setProperty("node.id", Integer.toString(NODE_ID));
    properties.setProperty("log.dirs", logs.toString());
    properties.setProperty("controller.quorum.voters", NODE_ID + "@" + address(controllerPort));
    properties.setProperty("controller.listener.names", CONTROLLER_LISTENER);
    properties.setProperty(
        "listeners",
        "PLAINTEXT://%s,CONTROLLER://%s".formatted(address(brokerPort), address(controllerPort)));
    properties.setProperty("advertised.listeners", "PLAINTEXT://" + address(brokerPort));
    properties.setProperty(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
  }

  /** Internal topics: there is no second node to copy to, and one partition starts faster. */
  private static void oneReplica(Properties properties) {
    properties.setProperty("offsets.topic.replication.factor", "1");
    properties.setProperty("offsets.topic.num.partitions", "1");
    properties.setProperty("transaction.state.log.replication.factor", "1");
    properties.setProperty("transaction.state.log.min.isr", "1");
    properties.setProperty("transaction.state.log.num.partitions", "1");
    properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
    properties.setProperty("share.coordinator.state.topic.min.isr", "1");
    properties.setProperty("share.coordinator.state.topic.num.partitions", "1");
  }

  private static void small(Properties properties) {
    properties.setProperty("group.initial.rebalance.delay.ms", "0");
    // A typing error in a topic's name should be an error, not a topic.
    properties.setProperty("auto.create.topics.enable", "false");
    // Replays and the demo write in a time of their own, which may run ahead of the broker's.
    properties.setProperty("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    properties.setProperty("num.network.threads", "2");
    properties.setProperty("num.io.threads", "4");
    properties.setProperty("background.threads", "2");
    properties.setProperty("log.cleaner.threads", "1");
    properties.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
  }

  String bootstrapServers() {
    return address(brokerPort);
  }

  private static String address(int port) {
    return HOST + ":" + port;
  }
}
