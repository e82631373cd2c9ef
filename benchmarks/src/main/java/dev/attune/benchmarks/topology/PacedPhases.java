package dev.attune.benchmarks.topology;

import dev.attune.avro.GenerationRequest;
import dev.attune.benchmarks.load.EncodedEvent;
import dev.attune.benchmarks.load.Load;
import dev.attune.benchmarks.measure.Sample;
import dev.attune.benchmarks.measure.Sampler;
import dev.attune.benchmarks.measure.Throughput;
import dev.attune.benchmarks.process.Sandbox;
import dev.attune.benchmarks.watch.RequestWatch;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.topic.Topic;
import java.util.List;
import java.util.function.Consumer;

/** The phases in which the generator runs beside the engine. Each begins without a backlog. */
record PacedPhases(Options options, Sampler sampler, Load load, Consumer<String> progress) {

  private static final long STEP_MILLIS = 500;

  Report.Sustained sustained() throws InterruptedException {
    Course course = course(options.sustainedRate());
    Report.Sustained sustained =
        new Report.Sustained(
            options.sustainedRate(),
            course.throughput(),
            course.mostBehind(),
            course.behindAtEnd());
    progress.accept("sustained: " + sustained);
    return sustained;
  }

  Report.AtRate latency(Topic<GenerationRequest> topic, Sandbox sandbox, SchemaRegistry registry)
      throws InterruptedException {
    try (RequestWatch watch =
        new RequestWatch(topic, sandbox.clientConfig(), registry, load::dueNanos)) {
      Thread watcher = Thread.ofPlatform().name("request-watch").start(watch);
      Course course = course(options.latencyRate());
      watch.stop();
      watcher.join();
      Report.AtRate latency =
          new Report.AtRate(
              options.latencyRate(), course.throughput(), watch.requests(), watch.latency());
      progress.accept("latency: " + latency);
      return latency;
    }
  }

  private Course course(int rate) throws InterruptedException {
    List<EncodedEvent> events = load.prepare((long) rate * options.seconds());
    sampler.await(load.sent(), sample -> {});
    progress.accept("sending " + events.size() + " events at " + rate + "/s");
    Thread sender = Thread.ofPlatform().name("generator").start(() -> load.pace(events, rate));
    Sample first = sampler.now();
    Sample last = first;
    long mostBehind = 0;
    long behind = 0;
    while (sender.isAlive()) {
      Thread.sleep(STEP_MILLIS);
      behind = load.sent();
      last = sampler.now();
      behind = Math.max(0, behind - last.events());
      mostBehind = Math.max(mostBehind, behind);
    }
    sender.join();
    sampler.await(load.sent(), sample -> {});
    return new Course(Throughput.between(first, last), mostBehind, behind);
  }

  /** What was seen while the generator ran. */
  private record Course(Throughput throughput, long mostBehind, long behindAtEnd) {}
}
