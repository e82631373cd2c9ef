package dev.attune.app.replay;

import dev.attune.app.cluster.TopicCreation;
import dev.attune.app.pipeline.EventSender;
import dev.attune.connectors.log.LogRecord;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Writes a log into its topics, with the arrival as the records' timestamp. */
final class LogLoader {

  /**
   * What is read when all is over must still be there: an old log must not fall to the brokers'
   * retention, nor an offer that another one replaced to the cleaner, which takes what is old at
   * its next look, after 15 s.
   */
  private static final Map<String, String> KEEP =
      Map.of(
          "cleanup.policy",
          "delete",
          "retention.ms",
          "-1",
          "message.timestamp.after.max.ms",
          "9223372036854775807");

  private final Topics topics;
  private final SchemaRegistry registry;
  private final Map<String, Object> clientConfig;

  LogLoader(Topics topics, SchemaRegistry registry, Map<String, Object> clientConfig) {
    this.topics = topics;
    this.registry = registry;
    this.clientConfig = clientConfig;
  }

  void createTopics(Admin admin) throws InterruptedException {
    List<NewTopic> all = topics.all().stream().map(LogLoader::kept).toList();
    try {
      TopicCreation.create(admin, all);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot create the topics of the replay", e.getCause());
    }
  }

  /** Returns when all records are acknowledged, with the arrival of the last one. */
  Instant load(Iterator<LogRecord> log) {
    Instant lastArrival = Instant.EPOCH;
    try (EventSender sender = EventSender.connect(topics, registry, clientConfig)) {
      while (log.hasNext()) {
        LogRecord record = log.next();
        lastArrival = record.arrivedAt();
        sender.send(record.topic(), record.key(), record.value(), lastArrival);
      }
      sender.flush();
    }
    return lastArrival;
  }

  static NewTopic kept(Topic<?> topic) {
    NewTopic created = topic.newTopic();
    Map<String, String> configs = new HashMap<>(topic.configs());
    configs.putAll(KEEP);
    return created.configs(configs);
  }
}
