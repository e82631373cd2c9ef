package dev.attune.app.inspect;

import dev.attune.app.cluster.Cluster;
import dev.attune.app.cluster.Registries;
import dev.attune.app.config.AppConfig;
import dev.attune.app.error.UserException;
import dev.attune.avro.Decision;
import dev.attune.avro.Offer;
import dev.attune.schemas.json.RecordJson;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;

/** Puts the whole ledger and all offers before a check, from the topics or from files. */
public final class LedgerAudit {

  private LedgerAudit() {}

  /** Checks the topics, from their beginning to their end. */
  public static LedgerCheck ofTopics(AppConfig config, LongConsumer progress) {
    LedgerCheck check = new LedgerCheck(Instant.now().minus(Topic.OFFER_LIFE));
    try (Cluster cluster = Cluster.connect(config);
        SchemaRegistry registry = Registries.open(config)) {
      TopicScan scan = new TopicScan(cluster, registry, config.clientConfig(), progress);
      read(scan, config.topics().decisions(), check::add);
      read(scan, config.topics().offers(), check::add);
    }
    return check;
  }

  /** Checks the files that a replay wrote. */
  public static LedgerCheck ofFiles(Path decisions, Path offers) {
    LedgerCheck check = new LedgerCheck(Instant.MIN);
    read(decisions, Decision.class, check::add);
    read(offers, Offer.class, check::add);
    return check;
  }

  private static <V extends SpecificRecord> void read(
      TopicScan scan, Topic<V> topic, Consumer<V> reader) {
    List<TopicPartition> partitions =
        IntStream.range(0, scan.partitionsOf(topic.name()))
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    scan.read(
        partitions,
        topic.valueType(),
        message -> {
          if (message.value() != null) {
            reader.accept(message.value());
          }
        });
  }

  private static <V extends SpecificRecord> void read(
      Path file, Class<V> type, Consumer<V> reader) {
    try (Stream<String> lines = Files.lines(file)) {
      lines.forEach(line -> reader.accept(RecordJson.fromJson(line, type)));
    } catch (IOException | UncheckedIOException e) {
      throw new UserException("Cannot read " + file + ".", "Name a file that a replay wrote.", e);
    } catch (IllegalArgumentException e) {
      throw new UserException(
          "A line of %s is no record: %s.".formatted(file, e.getMessage()),
          "Something has changed the file.",
          e);
    }
  }
}
