package dev.attune.app.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** Apache's own image, of the version of our clients. */
record ContainerKafka(KafkaContainer container) implements KafkaUnderTest {
  static ContainerKafka start() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "skipped: -Dattune.it.broker=testcontainers needs a Docker engine, and none answers");
    KafkaContainer container =
        new KafkaContainer("apache/kafka:" + AppInfoParser.getVersion())
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    container.start();
    return new ContainerKafka(container);
  }

  @Override
  public String bootstrapServers() {
    return container.getBootstrapServers();
  }

  @Override
  public void close() {
    container.stop();
  }
}
