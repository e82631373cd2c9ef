package dev.attune.app.support;

/** The Kafka that the integration tests of this JVM share. */
public interface KafkaUnderTest extends AutoCloseable {
  /** Address for {@code bootstrap.servers}. */
  String bootstrapServers();

  @Override
  void close();
}
