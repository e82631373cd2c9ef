package dev.attune.app.broker;

import dev.attune.app.error.UserException;
import java.net.SocketException;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Time;

/**
 * One Kafka node, broker and KRaft controller, in this JVM, reachable over loopback only.
 *
 * <p>The threads of the broker belong to it: {@link #close()} returns when they have ended and the
 * data is on disk. Whoever opened the {@link DataFolder} closes it after the broker.
 */
public final class EmbeddedBroker implements AutoCloseable {
  /** Any free port. */
  public static final int ANY_PORT = 0;

  private static final int ATTEMPTS = 3;

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /** Starts a broker on any free port; returns when it serves requests. */
  public static EmbeddedBroker start(DataFolder folder) {
    return start(folder, ANY_PORT);
  }

  /**
   * Starts a broker; returns when it serves requests.
   *
   * @param port on loopback, or {@link #ANY_PORT}
   * @throws UserException when something else listens there
   */
  public static EmbeddedBroker start(DataFolder folder, int port) {
    for (int attempt = 1; ; attempt++) {
      try {
        return start(folder.resolve("kafka"), FreePort.require(port));
      } catch (PortTakenException e) {
        // Of a free port: somebody took it between our look and our bind.
        if (port != ANY_PORT || attempt == ATTEMPTS) {
          throw e.toUserException();
        }
      }
    }
  }

  /** Starts a broker on this port, or on any free one where something else listens there. */
  public static EmbeddedBroker startNear(DataFolder folder, int port) {
    return start(folder, FreePort.isFree(port) ? port : ANY_PORT);
  }

  private static EmbeddedBroker start(Path logs, int port) throws PortTakenException {
    BrokerProperties properties = new BrokerProperties(logs, port, FreePort.find());
    StorageFormat.format(logs);
    KafkaRaftServer server =
        new KafkaRaftServer(new KafkaConfig(properties.toProperties()), Time.SYSTEM);
    EmbeddedBroker broker = new EmbeddedBroker(server, properties.bootstrapServers());
    try {
      server.startup();
      return broker;
    } catch (KafkaException e) {
      broker.close();
      if (e.getCause() instanceof SocketException) {
        throw new PortTakenException(port);
      }
      throw e;
    }
  }

  /** Address for {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
