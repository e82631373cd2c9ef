package dev.attune.app.role;

import dev.attune.app.cluster.Cluster;
import dev.attune.app.cluster.ClusterTopics;
import dev.attune.app.config.AppConfig;
import dev.attune.app.error.UserException;
import dev.attune.app.finding.Finding;
import dev.attune.app.finding.Report;

/** What must be there before a role starts: a role that ran without it would only fail later. */
public final class Preflight {
  private Preflight() {}

  /**
   * Looks at the cluster's topics.
   *
   * @throws UserException naming the first that is missing or differs
   */
  public static void requireTopics(AppConfig config) {
    try (Cluster cluster = Cluster.connect(config)) {
      Report report = new ClusterTopics(cluster, config.topics()).check();
      report.findings().stream()
          .filter(found -> found.level() == Finding.Level.fail)
          .findFirst()
          .ifPresent(found -> {
            throw new UserException(
                "Topic %s %s.".formatted(found.subject(), found.detail()), found.remedy());
          });
    }
  }
}
