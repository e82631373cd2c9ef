package dev.attune.benchmarks.crash;

import dev.attune.benchmarks.crash.CrashReport.Kill;
import dev.attune.benchmarks.load.RequestLoad;
import dev.attune.benchmarks.load.RequestTemplates;
import dev.attune.benchmarks.measure.Machine;
import dev.attune.benchmarks.process.BenchJvms;
import dev.attune.benchmarks.process.ChildJvm;
import dev.attune.benchmarks.process.ModelProcess;
import dev.attune.benchmarks.process.Sandbox;
import dev.attune.benchmarks.watch.ResponseWatch;
import dev.attune.benchmarks.worker.Contender;
import dev.attune.benchmarks.worker.Progress;
import dev.attune.benchmarks.worker.WorkerProcess;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * The run: a worker is killed when it has as many calls in flight as it may, at a random moment
 * within one latency of that, and started again, over and over; the last one works to the end.
 */
final class CrashWorkload {

  private static final int TEMPLATES = 200;
  private static final Duration DEADLINE = Duration.ofHours(1);
  private static final long LOOK_MILLIS = 20;
  private static final long PATIENCE_NANOS = Duration.ofSeconds(90).toNanos();
  private static final long SEED = 7;

  /** For the last responses of a worker that was killed to be seen. */
  private static final long SETTLE_MILLIS = 500;

  /** At a random moment some calls have just ended. */
  private static final double FULL = 0.98;

  /** Of what the worker may have in flight; written ahead, so that it never runs dry. */
  private static final int AHEAD = 4;

  private final BenchJvms jvms;
  private final CrashOptions options;
  private final Consumer<String> progress;
  private final Topics topics;
  private final SplittableRandom random = new SplittableRandom(SEED);

  CrashWorkload(BenchJvms jvms, CrashOptions options, Consumer<String> progress) {
    this.jvms = jvms;
    this.options = options;
    this.progress = progress;
    this.topics = new Topics("", options.partitions());
  }

  CrashReport run() throws InterruptedException {
    Machine machine = Machine.current();
    String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    var templates = RequestTemplates.first(TEMPLATES);
    try (Sandbox sandbox = Sandbox.start();
        SchemaRegistry registry = SchemaRegistry.open(sandbox.registryConfig());
        RequestLoad load =
            new RequestLoad(
                templates, topics.generationRequests(), sandbox.clientConfig(), registry);
        ModelProcess model = ModelProcess.start(jvms, Duration.ofMillis(options.latencyMillis()))) {
      sandbox.createTopics(topics);
      try (ResponseWatch watch =
          ResponseWatch.start(topics.generationResponses(), sandbox.clientConfig(), registry)) {
        Course course = new Course(sandbox, load, model, watch);
        List<Kill> kills = course.kills();
        course.finish();
        return report(machine, startedAt, kills, load, model, watch);
      }
    }
  }

  private CrashReport report(
      Machine machine,
      String startedAt,
      List<Kill> kills,
      RequestLoad load,
      ModelProcess model,
      ResponseWatch watch) {
    long calls = model.counters().calls();
    return new CrashReport(
        "worker-crash",
        startedAt,
        machine,
        options.inFlight(),
        options.commitMillis(),
        load.written(),
        watch.answered(),
        load.written() - watch.answered(),
        watch.repeated(),
        calls,
        calls - watch.firstCalls(),
        kills.stream().mapToLong(Kill::callsInFlight).sum(),
        kills.stream().mapToLong(Kill::unwritten).sum(),
        kills,
        watch.statuses());
  }

  /** One worker after the other. */
  private final class Course {

    private final WorkerProcess workers;
    private final RequestLoad load;
    private final ModelProcess model;
    private final ResponseWatch watch;

    Course(Sandbox sandbox, RequestLoad load, ModelProcess model, ResponseWatch watch) {
      this.workers =
          new WorkerProcess(jvms, sandbox, model, options.partitions(), options.inFlight());
      this.load = load;
      this.model = model;
      this.watch = watch;
    }

    List<Kill> kills() throws InterruptedException {
      List<Kill> kills = new ArrayList<>();
      long abandoned = 0;
      writeAhead();
      ChildJvm worker = start();
      try {
        while (kills.size() < options.kills()) {
          awaitCalls(worker, options.inFlight());
          Thread.sleep(random.nextLong(options.latencyMillis()));
          awaitCalls(worker, (int) (options.inFlight() * FULL));
          ModelProcess.Counters before = model.counters();
          worker.kill();
          long killed = System.nanoTime();
          worker.close();
          writeAhead();
          worker = start();
          // The next worker takes seconds before its first call: its JVM, the session of the last.
          Thread.sleep(SETTLE_MILLIS);
          long calls = model.counters().calls();
          long unwritten = calls - watch.calls() - abandoned;
          abandoned += unwritten;
          awaitMoreCalls(worker, calls);
          long back = (System.nanoTime() - killed) / 1_000_000;
          kills.add(new Kill(before.underWay(), unwritten, back));
          progress.accept("kill " + kills.size() + ": " + kills.getLast());
        }
      } finally {
        worker.close();
      }
      return kills;
    }

    /** A last worker answers what is left. */
    void finish() throws InterruptedException {
      try (ChildJvm worker = start()) {
        new Progress(watch, worker, progress, "the end").until(load.written());
        Thread.sleep(2L * options.latencyMillis());
      }
    }

    private ChildJvm start() {
      return workers.start(
          Contender.ATTUNE,
          options.workerOptions(),
          Map.of(
              "worker.commit.interval.ms", String.valueOf(options.commitMillis()),
              "kafka.session.timeout.ms", "6000",
              "kafka.heartbeat.interval.ms", "1500"));
    }

    private void writeAhead() {
      int wanted = watch.answered() + AHEAD * options.inFlight();
      load.write(Math.max(0, wanted - load.written()), DEADLINE);
    }

    private void awaitCalls(ChildJvm worker, int inFlight) throws InterruptedException {
      long end = System.nanoTime() + PATIENCE_NANOS;
      while (model.counters().underWay() < inFlight) {
        writeAhead();
        requireTime(worker, end);
      }
    }

    private void awaitMoreCalls(ChildJvm worker, long calls) throws InterruptedException {
      long end = System.nanoTime() + PATIENCE_NANOS;
      while (model.counters().calls() <= calls) {
        requireTime(worker, end);
      }
    }

    private void requireTime(ChildJvm worker, long end) throws InterruptedException {
      worker.requireAlive();
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the worker makes no calls: " + model.counters());
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
