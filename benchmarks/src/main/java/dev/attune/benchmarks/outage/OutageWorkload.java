package dev.attune.benchmarks.outage;

import dev.attune.app.Attune;
import dev.attune.app.broker.DataFolder;
import dev.attune.benchmarks.measure.Machine;
import dev.attune.benchmarks.outage.OutageWatch.Seen;
import dev.attune.benchmarks.process.BenchJvms;
import dev.attune.benchmarks.process.ChildJvm;
import dev.attune.benchmarks.process.ModelProcess;
import dev.attune.benchmarks.process.Sandbox;
import dev.attune.benchmarks.watch.DecisionWatch;
import dev.attune.benchmarks.worker.Contender;
import dev.attune.benchmarks.worker.WorkerProcess;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * The run: production roles in processes of their own, new users at a steady rate, and a provider
 * that goes away and comes back.
 */
final class OutageWorkload {

  /** As the playbook has it. */
  static final Duration DEADLINE = Duration.ofSeconds(30);

  private static final String PLAYBOOK = "outage-playbook.yml";
  private static final Duration START = Duration.ofSeconds(90);
  private static final int WARM_UP = 1_000;
  private static final Duration SETTLE = DEADLINE.plusSeconds(5);

  private final BenchJvms jvms;
  private final OutageOptions options;
  private final Consumer<String> progress;
  private final Topics topics;

  OutageWorkload(BenchJvms jvms, OutageOptions options, Consumer<String> progress) {
    this.jvms = jvms;
    this.options = options;
    this.progress = progress;
    this.topics = new Topics("", options.partitions());
  }

  OutageReport run() throws IOException, InterruptedException {
    Machine machine = Machine.current();
    String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    try (DataFolder folder = DataFolder.temporary();
        Sandbox sandbox = Sandbox.start();
        SchemaRegistry registry = SchemaRegistry.open(sandbox.registryConfig());
        ModelProcess model = ModelProcess.start(jvms, Duration.ofMillis(options.latencyMillis()))) {
      sandbox.createTopics(topics);
      EmptySearches.stock(topics.catalog(), sandbox.clientConfig(), registry);
      WorkerProcess workers =
          new WorkerProcess(jvms, sandbox, model, options.partitions(), options.inFlight());
      try (ChildJvm topology = topology(workers, folder);
          ChildJvm worker = worker(workers);
          Admin admin = Admin.create(sandbox.clientConfig());
          EmptySearches searches =
              new EmptySearches(topics.clickstream(), sandbox.clientConfig(), registry);
          DecisionWatch decisions =
              DecisionWatch.start(topics.decisions(), sandbox.clientConfig(), registry)) {
        Lag lag = new Lag(admin, topics);
        OutageWatch watch =
            new OutageWatch(searches, decisions, lag, model, List.of(topology, worker), progress);
        warmUp(searches, decisions, watch);
        return report(machine, startedAt, course(searches, watch, model), searches, decisions);
      }
    }
  }

  private void warmUp(EmptySearches searches, DecisionWatch decisions, OutageWatch watch)
      throws InterruptedException {
    progress.accept("warming up");
    searches.pace(WARM_UP, options.rate());
    watch.until(() -> decisions.ended() == searches.sent(), START);
    decisions.forgetTimes();
  }

  private Seen course(EmptySearches searches, OutageWatch watch, ModelProcess model)
      throws InterruptedException {
    int count = options.rate() * options.seconds();
    Thread sender =
        Thread.ofPlatform().name("searches").start(() -> searches.pace(count, options.rate()));
    watch.during("before", Duration.ofSeconds(options.beforeSeconds()));
    model.fail();
    watch.outage();
    watch.during("outage", Duration.ofSeconds(options.outageSeconds()));
    model.answer();
    watch.back(options.rate() * (options.latencyMillis() + 2_000) / 1_000);
    watch.during("after", Duration.ofSeconds(options.afterSeconds()));
    sender.join();
    watch.during("settling", SETTLE);
    return watch.seen();
  }

  private OutageReport report(
      Machine machine,
      String startedAt,
      Seen seen,
      EmptySearches searches,
      DecisionWatch decisions) {
    return new OutageReport(
        "outage",
        startedAt,
        machine,
        options,
        searches.sent(),
        decisions.outcomes(),
        searches.sent() - decisions.ended(),
        decisions.repeated(),
        decisions.slowerThan(DEADLINE.plusSeconds(2)),
        decisions.slowestMillis(),
        seen.mostTopologyLag(),
        seen.mostTopologyLagAt(),
        seen.mostWorkerLag(),
        seen.callsInOutage(),
        seen.mostCallsPerMinute(),
        seen.drainedAfterMillis());
  }

  private ChildJvm topology(WorkerProcess workers, DataFolder folder) throws IOException {
    Path playbook = folder.resolve(PLAYBOOK);
    try (InputStream resource = getClass().getResourceAsStream(PLAYBOOK)) {
      Files.copy(Objects.requireNonNull(resource, PLAYBOOK), playbook);
    }
    return ChildJvm.start(
        List.of("-Xmx512m"),
        Attune.class.getName(),
        workers.arguments(
            List.of("run", "topology", "--playbook=" + playbook),
            Map.of(
                "state.folder",
                folder.resolve("state").toString(),
                "kafka.num.standby.replicas",
                "0")));
  }

  private ChildJvm worker(WorkerProcess workers) {
    return workers.start(
        Contender.ATTUNE,
        List.of("-Xmx256m"),
        Map.of("model.requests.per.minute", String.valueOf(options.requestsPerMinute())));
  }
}
