package dev.attune.benchmarks.ingest;

import dev.attune.benchmarks.measure.Latency;
import dev.attune.benchmarks.measure.Machine;
import dev.attune.benchmarks.measure.Sample;
import dev.attune.benchmarks.measure.Throughput;
import dev.attune.benchmarks.process.ChildJvm;
import dev.attune.benchmarks.process.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Broker, server and generator as three processes; warms up, then measures two phases. */
final class IngestWorkload {

  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private final IngestOptions options;
  private final Consumer<String> progress;

  IngestWorkload(IngestOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
  }

  IngestReport run() throws IOException {
    Instant startedAt = Instant.now();
    Machine machine = Machine.current();
    try (Sandbox sandbox = Sandbox.start();
        Deployment deployment = Deployment.on(sandbox);
        ChildJvm server = deployment.server(0);
        HttpLoad load = new HttpLoad(URI.create(server.await("server.url")), Deployment.KEY)) {
      return measure(startedAt, machine, sandbox, server, load);
    }
  }

  private IngestReport measure(
      Instant startedAt, Machine machine, Sandbox sandbox, ChildJvm server, HttpLoad load) {
    Duration length = Duration.ofSeconds(options.seconds());
    progress.accept("Warming up");
    load.batches(options.senders(), options.batch(), WARM_UP);
    load.singles(options.rate(), WARM_UP);
    load.takeLatencies();
    progress.accept("Batches of %d by %d senders".formatted(options.batch(), options.senders()));
    Sample first = sample(sandbox, server, load);
    load.batches(options.senders(), options.batch(), length);
    Sample second = sample(sandbox, server, load);
    Latency batches = Latency.of(load.takeLatencies());
    progress.accept("Single calls, %d a second".formatted(options.rate()));
    Sample third = sample(sandbox, server, load);
    load.singles(options.rate(), length);
    Sample last = sample(sandbox, server, load);
    return new IngestReport(
        "ingest",
        startedAt.toString(),
        machine,
        options,
        Throughput.between(first, second),
        batches,
        Throughput.between(third, last),
        Latency.of(load.takeLatencies()),
        load.failed());
  }

  private static Sample sample(Sandbox sandbox, ChildJvm server, HttpLoad load) {
    return new Sample(System.nanoTime(), load.accepted(), server.cpuTime(), sandbox.cpuTime());
  }
}
