package dev.attune.app.command;

import dev.attune.app.cli.Session;
import dev.attune.app.error.UsageException;
import dev.attune.app.error.UserException;
import dev.attune.app.process.StopSignal;
import dev.attune.modelserver.ModelServer;
import dev.attune.modelserver.Settings;
import dev.attune.modelserver.batch.BatchTimes;
import dev.attune.modelserver.behaviour.Behaviour;
import dev.attune.modelserver.http.Traffic;
import dev.attune.modelserver.openai.tuning.TuningTimes;
import dev.attune.modelserver.script.Script;
import dev.attune.modelserver.script.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A model provider to try things on, until Ctrl-C. */
@Command(
    name = "model-server",
    description =
        "Runs a model server for tests on loopback until Ctrl-C. It speaks as OpenAI, Anthropic and Ollama"
            + " do.")
final class ModelServerCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  private final Session session;

  @Option(
      names = "--port",
      defaultValue = "4000",
      description = "0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      description = "Of each answer: a time such as 250ms or 2s, or two, such as 1s..4s.")
  private @Nullable String latency;

  @Option(
      names = "--seed",
      description = "The same seed gives the same texts. Default: 1, or that of the script.")
  private @Nullable Long seed;

  @Option(
      names = "--script",
      paramLabel = "FILE",
      description = "Latencies and faults, see docs/model-server.md and examples/model-server.")
  private @Nullable Path script;

  ModelServerCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    Script read = script();
    try (StopSignal stop = StopSignal.open();
        ModelServer server = start(read.behaviour(), settings(read))) {
      session.out().println("openai.base.url=" + server.baseUrl());
      session.out().println("anthropic.base.url=" + server.baseUrl());
      session.out().println("ollama.base.url=" + server.rootUrl());
      session.out().flush();
      stop.await();
      show(server.counters());
    }
    return 0;
  }

  private Script script() {
    if (script == null) {
      return new Script(seed == null ? 1 : seed, behaviour(), BatchTimes.QUICK, TuningTimes.QUICK);
    }
    if (latency != null) {
      throw new UsageException(
          "--latency and --script both say how slow it is.", "Write the latency into the script.");
    }
    try {
      return Script.load(script);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--script: " + e.getMessage() + ".", "See docs/model-server.md.");
    }
  }

  private Behaviour behaviour() {
    try {
      return latency == null
          ? Behaviour.answering()
          : Behaviour.answering().taking(Times.latency(latency), seed == null ? 1 : seed);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--latency: " + e.getMessage() + ".", "Give 2s or 1s..4s, say.");
    }
  }

  private Settings settings(Script read) {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new UsageException("--port is " + port + ".", "Give 0 to " + HIGHEST_PORT + ".");
    }
    return Settings.onLoopback(port)
        .withSeed(seed == null ? read.seed() : seed)
        .withBatches(read.batches())
        .withTuning(read.tuning());
  }

  private static ModelServer start(Behaviour behaviour, Settings settings) {
    try {
      return ModelServer.start(behaviour, settings);
    } catch (IOException e) {
      throw new UserException(e.getMessage() + ".", "Name another port with --port.", e);
    }
  }

  private void show(Traffic.Snapshot traffic) {
    session
        .err()
        .printf(
            "attune: %d requests, %d answered, %d reset, %d given up by their callers; %d at once at most.%n",
            traffic.received(),
            traffic.answered(),
            traffic.reset(),
            traffic.abandoned(),
            traffic.mostUnderWay());
    session.err().flush();
  }
}
