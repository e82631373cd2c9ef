package dev.attune.benchmarks.topology;

import dev.attune.app.broker.DataFolder;
import dev.attune.benchmarks.engine.BareTopology;
import dev.attune.benchmarks.engine.EngineKind;
import dev.attune.benchmarks.engine.SampleValues;
import dev.attune.benchmarks.load.EncodedEvents;
import dev.attune.benchmarks.load.Load;
import dev.attune.benchmarks.load.LoadTopics;
import dev.attune.benchmarks.measure.ChangeLog;
import dev.attune.benchmarks.measure.Machine;
import dev.attune.benchmarks.measure.Progress;
import dev.attune.benchmarks.measure.Sample;
import dev.attune.benchmarks.measure.Sampler;
import dev.attune.benchmarks.measure.Sizes;
import dev.attune.benchmarks.measure.Throughput;
import dev.attune.benchmarks.process.BenchJvms;
import dev.attune.benchmarks.process.ChildJvm;
import dev.attune.benchmarks.process.Sandbox;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.topic.Topics;
import dev.attune.topology.graph.Stores;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * The run: a backlog is written, the whole topology works it off, then keeps up with a generator,
 * first at a high rate, then at a low one for the latencies; last the bare topology works off the
 * same backlog. Broker, engine and generator are three processes.
 */
final class TopologyWorkload {

  /** Part of the backlog that warms up the engine. */
  private static final double WARM_UP = 0.4;

  private final BenchJvms jvms;
  private final Options options;
  private final Consumer<String> progress;
  private final Topics topics;
  private final LoadTopics loadTopics;

  TopologyWorkload(BenchJvms jvms, Options options, Consumer<String> progress) {
    this.jvms = jvms;
    this.options = options;
    this.progress = progress;
    this.topics = new Topics("", options.partitions());
    this.loadTopics = new LoadTopics(topics);
  }

  Report run() throws InterruptedException {
    Machine machine = Machine.current();
    String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    progress.accept("starting a broker");
    try (DataFolder folder = DataFolder.temporary();
        Sandbox sandbox = Sandbox.start();
        SchemaRegistry registry = SchemaRegistry.open(sandbox.registryConfig());
        Admin admin = Admin.create(sandbox.clientConfig());
        Load load =
            new Load(
                new EncodedEvents(options.users(), topics, registry), sandbox.clientConfig())) {
      loadTopics.create(admin, BareTopology.OUTPUT);
      progress.accept("writing " + options.events() + " events");
      load.fill(options.events());
      Engines engines = new Engines(jvms, options, sandbox, folder);
      Report.Whole whole = whole(engines, admin, registry, load);
      Throughput bare = bare(engines, admin);
      return new Report(
          "topology",
          startedAt,
          machine,
          options,
          whole,
          bare,
          Report.Ratios.of(whole.backlog(), bare));
    }
  }

  private Report.Whole whole(Engines engines, Admin admin, SchemaRegistry registry, Load load)
      throws InterruptedException {
    try (ChildJvm engine = engines.start(EngineKind.WHOLE)) {
      Sampler sampler = sampler(EngineKind.WHOLE, admin, engine, engines.sandbox());
      Throughput backlog = backlog(sampler, "whole");
      PacedPhases phases = new PacedPhases(options, sampler, load, progress);
      Report.Sustained sustained = phases.sustained();
      Report.AtRate latency =
          phases.latency(topics.generationRequests(), engines.sandbox(), registry);
      return new Report.Whole(backlog, sustained, latency, keepProfiles(engines));
    }
  }

  private Throughput bare(Engines engines, Admin admin) throws InterruptedException {
    try (ChildJvm engine = engines.start(EngineKind.BARE)) {
      return backlog(sampler(EngineKind.BARE, admin, engine, engines.sandbox()), "bare");
    }
  }

  private Throughput backlog(Sampler sampler, String name) throws InterruptedException {
    Consumer<Sample> listener = sample -> progress.accept(name + ": " + sample.events());
    Sample warm = sampler.await((long) (options.events() * WARM_UP), listener);
    Throughput throughput =
        Throughput.between(warm, sampler.await((long) (options.events() * 0.97), listener));
    progress.accept(name + ": " + throughput);
    return throughput;
  }

  private Sampler sampler(EngineKind kind, Admin admin, ChildJvm engine, Sandbox sandbox) {
    Progress done = new Progress(admin, kind.applicationId(), loadTopics.eventTopics());
    return new Sampler(done, engine, sandbox);
  }

  /** Some profiles are kept for the bare topology, so that it stores and sends such bytes too. */
  private static Sizes keepProfiles(Engines engines) {
    String topic = EngineKind.WHOLE.applicationId() + "-" + Stores.PROFILES + "-changelog";
    Collection<byte[]> profiles =
        new ChangeLog(topic, engines.sandbox().clientConfig()).newestValues();
    SampleValues.write(engines.values(), profiles.stream().limit(SampleValues.MOST).toList());
    return Sizes.of(profiles);
  }
}
