package dev.attune.benchmarks.generation;

import dev.attune.benchmarks.generation.GenerationReport.Course;
import dev.attune.benchmarks.load.RequestLoad;
import dev.attune.benchmarks.load.RequestTemplates;
import dev.attune.benchmarks.measure.Figures;
import dev.attune.benchmarks.measure.Machine;
import dev.attune.benchmarks.measure.Memory;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The run: requests are written, then each contender answers the same ones in turn, in a process of
 * its own beside broker, model server and this one, which counts.
 */
final class GenerationWorkload {

  private static final int TEMPLATES = 200;
  private static final Duration DEADLINE = Duration.ofHours(1);

  private final BenchJvms jvms;
  private final GenerationOptions options;
  private final List<Contender> contenders;
  private final Consumer<String> progress;
  private final Topics topics;

  GenerationWorkload(
      BenchJvms jvms,
      GenerationOptions options,
      List<Contender> contenders,
      Consumer<String> progress) {
    this.jvms = jvms;
    this.options = options;
    this.contenders = contenders;
    this.progress = progress;
    this.topics = new Topics("", options.partitions());
  }

  GenerationReport run() throws InterruptedException {
    Machine machine = Machine.current();
    String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    var templates = RequestTemplates.first(TEMPLATES);
    int promptBytes =
        (int)
            templates.stream()
                .map(each -> each.getPrompt().getSystem() + each.getPrompt().getUser())
                .mapToInt(prompt -> prompt.getBytes(StandardCharsets.UTF_8).length)
                .average()
                .orElse(0);
    progress.accept("starting a broker");
    try (Sandbox sandbox = Sandbox.start();
        SchemaRegistry registry = SchemaRegistry.open(sandbox.registryConfig());
        RequestLoad load =
            new RequestLoad(
                templates, topics.generationRequests(), sandbox.clientConfig(), registry)) {
      sandbox.createTopics(topics);
      progress.accept("writing " + options.requests() + " requests");
      load.write(options.requests(), DEADLINE);
      List<Course> courses = new ArrayList<>();
      for (Contender contender : contenders) {
        courses.add(course(contender, sandbox, registry));
      }
      return new GenerationReport(
          "generation", startedAt, machine, options, options.requests(), promptBytes, courses);
    }
  }

  private Course course(Contender contender, Sandbox sandbox, SchemaRegistry registry)
      throws InterruptedException {
    List<String> jvm = contender.isPeer() ? options.peerOptions() : options.workerOptions();
    try (ResponseWatch watch =
            ResponseWatch.start(topics.generationResponses(), sandbox.clientConfig(), registry);
        ModelProcess model = ModelProcess.start(jvms, options.latency());
        ChildJvm worker =
            new WorkerProcess(jvms, sandbox, model, options.partitions(), options.inFlight())
                .start(contender, jvm, Map.of())) {
      Progress waiting = new Progress(watch, worker, progress, contender.name());
      waiting.until(1);
      Thread.sleep(options.warmUp());
      Moment from = Moment.of(worker, model.jvm(), sandbox.jvm());
      Thread.sleep(options.window());
      Moment until = Moment.of(worker, model.jvm(), sandbox.jvm());
      if (contender.finishes()) {
        waiting.until(options.requests());
      }
      return figures(contender, from, until, watch, worker, model.counters());
    }
  }

  private Course figures(
      Contender contender,
      Moment from,
      Moment until,
      ResponseWatch watch,
      ChildJvm worker,
      ModelProcess.Counters counters) {
    int calls = Math.max(1, watch.between(from.millis(), until.millis()));
    double perSecond = calls / ((until.nanos() - from.nanos()) / 1e9);
    Course course =
        new Course(
            contender,
            Figures.rounded(perSecond),
            Figures.rounded(perSecond / options.mostPerSecond()),
            millis(from.workerCpu(), until.workerCpu(), calls),
            millis(from.serverCpu(), until.serverCpu(), calls),
            millis(from.brokerCpu(), until.brokerCpu(), calls),
            Memory.peakMiB(worker.pid()),
            counters.mostUnderWay(),
            counters.calls(),
            watch.answered(),
            contender.finishes() ? options.requests() - watch.answered() : -1,
            watch.repeated(),
            watch.statuses());
    progress.accept(course.toString());
    return course;
  }

  private static double millis(Duration from, Duration until, int calls) {
    return Figures.rounded(until.minus(from).toNanos() / 1e6 / calls);
  }

  /** What stood where. */
  private record Moment(
      long nanos, long millis, Duration workerCpu, Duration serverCpu, Duration brokerCpu) {

    static Moment of(ChildJvm worker, ChildJvm server, ChildJvm broker) {
      return new Moment(
          System.nanoTime(),
          System.currentTimeMillis(),
          worker.cpuTime(),
          server.cpuTime(),
          broker.cpuTime());
    }
  }
}
