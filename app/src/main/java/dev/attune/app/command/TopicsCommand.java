package dev.attune.app.command;

import dev.attune.app.cli.Session;
import dev.attune.app.cluster.Cluster;
import dev.attune.app.cluster.ClusterTopics;
import dev.attune.app.config.AppConfig;
import dev.attune.app.finding.Report;
import java.util.List;
import picocli.CommandLine.Command;

/** Prepares a cluster's topics. */
@Command(name = "topics", description = "Creates and checks the topics on the cluster.")
final class TopicsCommand {
  private final Session session;

  TopicsCommand(Session session) {
    this.session = session;
  }

  @Command(description = "Creates the topics that are missing, then checks all.")
  int create() {
    AppConfig config = session.config();
    try (Cluster cluster = Cluster.connect(config)) {
      ClusterTopics topics = new ClusterTopics(cluster, config.topics());
      List<String> created = topics.createMissing(config.replicationFactor());
      created.forEach(name -> session.out().println("created " + name));
      return show(topics.check());
    }
  }

  @Command(description = "Says how the topics differ from what is needed. Exit code 1 if they do.")
  int check() {
    AppConfig config = session.config();
    try (Cluster cluster = Cluster.connect(config)) {
      return show(new ClusterTopics(cluster, config.topics()).check());
    }
  }

  private int show(Report report) {
    report.print(session.out());
    return report.exitCode();
  }
}
