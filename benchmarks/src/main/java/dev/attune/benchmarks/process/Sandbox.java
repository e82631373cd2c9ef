package dev.attune.benchmarks.process;

import dev.attune.app.Attune;
import dev.attune.app.cluster.TopicCreation;
import dev.attune.schemas.registry.RegistryConfig;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/**
 * Broker and registry in a process of their own.
 *
 * @param jvm owned; closing this closes it
 */
public record Sandbox(ChildJvm jvm, String bootstrapServers, String registryUrl)
    implements AutoCloseable {

  /** Starts a sandbox on free ports; returns when it serves. */
  public static Sandbox start() {
    ChildJvm jvm =
        ChildJvm.start(
            List.of("-Xmx1g"),
            Attune.class.getName(),
            List.of("sandbox", "--port", "0", "--registry-port", "0"));
    return new Sandbox(
        jvm,
        jvm.await(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG),
        jvm.await(RegistryConfig.URL));
  }

  /** Configuration of Kafka clients. */
  public Map<String, Object> clientConfig() {
    return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
  }

  /** Creates the catalogue's topics, as a deployment has them. */
  public void createTopics(Topics topics) throws InterruptedException {
    try (Admin admin = Admin.create(clientConfig())) {
      TopicCreation.create(admin, topics.all().stream().map(Topic::newTopic).toList());
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot create the topics", e.getCause());
    }
  }

  /** Configuration of the registry's client. */
  public Map<String, Object> registryConfig() {
    return Map.of(RegistryConfig.URL, registryUrl);
  }

  /** What the broker has spent. */
  public Duration cpuTime() {
    return jvm.cpuTime();
  }

  @Override
  public void close() {
    jvm.close();
  }
}
