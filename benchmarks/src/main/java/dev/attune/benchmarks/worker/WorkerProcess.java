package dev.attune.benchmarks.worker;

import dev.attune.app.Attune;
import dev.attune.benchmarks.process.BenchJvms;
import dev.attune.benchmarks.process.ChildJvm;
import dev.attune.benchmarks.process.ModelProcess;
import dev.attune.benchmarks.process.Sandbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts workers against one sandbox and one model, each in a process of its own. */
public record WorkerProcess(
    BenchJvms jvms, Sandbox sandbox, ModelProcess model, int partitions, int inFlight) {

  /**
   * For a worker with 2,000 calls in flight: little of its heap is young, as calls take seconds.
   */
  public static final String OPTIONS =
      "-Xmx190m -Xmn40m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders";

  /** Requests beyond those being called, so that the next call never waits for a fetch. */
  private static final int SPARE = 500;

  private Map<String, String> config() {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("bootstrap.servers", sandbox.bootstrapServers());
    config.put("schema.registry.url", sandbox.registryUrl());
    config.put("partitions", String.valueOf(partitions));
    config.put("model.provider", "openai-compatible");
    config.put("model.base.url", model.baseUrl());
    config.put("model.name", "bench");
    config.put("model.price", "free");
    config.put("model.concurrency.min", String.valueOf(inFlight));
    config.put("model.concurrency.max", String.valueOf(inFlight));
    config.put("worker.max.in.flight", String.valueOf(inFlight + SPARE));
    return config;
  }

  /** A command with its configuration. */
  public List<String> arguments(List<String> command, Map<String, String> more) {
    Map<String, String> config = config();
    config.putAll(more);
    List<String> arguments = new ArrayList<>(command);
    config.forEach((key, value) -> arguments.addAll(List.of("-o", key + "=" + value)));
    return arguments;
  }

  /** A worker, which connects by itself. */
  public ChildJvm start(Contender contender, List<String> jvmOptions, Map<String, String> more) {
    List<String> arguments = arguments(contender.command(inFlight), more);
    return contender.isPeer()
        ? jvms.start(jvmOptions, arguments)
        : ChildJvm.start(jvmOptions, Attune.class.getName(), arguments);
  }
}
