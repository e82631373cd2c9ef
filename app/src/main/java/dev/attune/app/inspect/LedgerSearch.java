package dev.attune.app.inspect;

import dev.attune.app.cluster.Cluster;
import dev.attune.app.cluster.Registries;
import dev.attune.app.config.AppConfig;
import dev.attune.avro.Decision;
import dev.attune.avro.Offer;
import dev.attune.avro.Recall;
import dev.attune.schemas.registry.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Looks up in the ledger what became of a request, or of everything that concerned a user. */
public record LedgerSearch(AppConfig config, LongConsumer progress) {

  /**
   * Reads all decisions, and of the offers the one partition in which the offer lies.
   *
   * @param id of an offer, which is that of its request, or of a user
   */
  public Explained find(String id) {
    try (Cluster cluster = Cluster.connect(config);
        SchemaRegistry registry = Registries.open(config)) {
      TopicScan scan = new TopicScan(cluster, registry, config.clientConfig(), progress);
      Matches matches = new Matches(id);
      scan.read(partitions(scan), Decision.class, matches::see);
      if (matches.ended != null) {
        List<Offer> records = offers(scan, id, matches.ended.partition());
        return new Explained.OneRequest(matches.ended.value(), offer(records), recall(records));
      }
      return matches.ofUser.isEmpty()
          ? new Explained.Nothing()
          : new Explained.OneUser(id, matches.ofUser);
    }
  }

  private List<TopicPartition> partitions(TopicScan scan) {
    String topic = config.topics().decisions().name();
    return IntStream.range(0, scan.partitionsOf(topic))
        .mapToObj(partition -> new TopicPartition(topic, partition))
        .toList();
  }

  /** Offers and decisions of a user lie in partitions of the same number. */
  private List<Offer> offers(TopicScan scan, String id, int partition) {
    List<Offer> found = new ArrayList<>(2);
    TopicPartition place = new TopicPartition(config.topics().offers().name(), partition);
    scan.read(
        List.of(place),
        Offer.class,
        message -> {
          if (message.value() != null && id.equals(message.value().getOfferId())) {
            found.add(message.value());
          }
        });
    return found;
  }

  private static @Nullable Offer offer(List<Offer> records) {
    return records.stream().filter(each -> each.getRecall() == null).findFirst().orElse(null);
  }

  /** The record that takes an offer back comes after it, and has no text. */
  private static @Nullable Recall recall(List<Offer> records) {
    return records.isEmpty() ? null : records.getLast().getRecall();
  }

  private static final class Matches {
    private final String id;
    private final List<Decision> ofUser = new ArrayList<>();
    private @Nullable ConsumerRecord<String, Decision> ended;

    private Matches(String id) {
      this.id = id;
    }

    private void see(ConsumerRecord<String, Decision> message) {
      Decision decision = message.value();
      if (decision == null) {
        return;
      }
      // An answer that nobody waited for names the request too; the end is what is asked for.
      if (id.equals(decision.getRequestId()) && !decision.getTriggerId().isEmpty()) {
        ended = message;
      }
      if (id.equals(decision.getUserId())) {
        ofUser.add(decision);
      }
    }
  }
}
