package dev.attune.app.doctor;

import dev.attune.app.cluster.Cluster;
import dev.attune.app.config.AppConfig;
import dev.attune.app.error.UserException;
import dev.attune.app.finding.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FinalizedVersionRange;

/** Is there a cluster, which version, and has it the transactions that exactly-once rests on? */
record BrokerCheck(AppConfig config) implements Check {
  private static final String SUBJECT = "kafka";
  private static final String TRANSACTIONS = "transaction.version";
  private static final short NEEDED = 2;

  @Override
  public List<Finding> run() {
    try (Cluster cluster = Cluster.connect(config)) {
      int nodes = cluster.ask(admin -> admin.describeCluster().nodes()).size();
      FeatureMetadata features = cluster.ask(admin -> admin.describeFeatures().featureMetadata());
      return List.of(
          Finding.ok(
              SUBJECT,
              "%s, %d nodes, metadata.version %d"
                  .formatted(
                      config.bootstrapServers(), nodes, level(features, "metadata.version"))),
          transactions(level(features, TRANSACTIONS)));
    } catch (UserException e) {
      return List.of(Finding.fail(SUBJECT, String.valueOf(e.getMessage()), e.remedy()));
    }
  }

  private static Finding transactions(int level) {
    String detail = TRANSACTIONS + " is " + level;
    return level >= NEEDED
        ? Finding.ok("transactions", detail)
        : Finding.fail(
            "transactions",
            detail + ", should be " + NEEDED,
            "kafka-features upgrade --feature %s=%d, on brokers of 4.0 or newer"
                .formatted(TRANSACTIONS, NEEDED));
  }

  private static int level(FeatureMetadata features, String name) {
    return Optional.ofNullable(features.finalizedFeatures())
        .map((Map<String, FinalizedVersionRange> all) -> all.get(name))
        .map(range -> (int) range.maxVersionLevel())
        .orElse(0);
  }
}
