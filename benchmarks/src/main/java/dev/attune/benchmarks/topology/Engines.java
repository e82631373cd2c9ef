package dev.attune.benchmarks.topology;

import dev.attune.app.broker.DataFolder;
import dev.attune.benchmarks.engine.EngineCommand;
import dev.attune.benchmarks.engine.EngineKind;
import dev.attune.benchmarks.process.BenchJvms;
import dev.attune.benchmarks.process.ChildJvm;
import dev.attune.benchmarks.process.Sandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts engines, each in a process of its own. */
record Engines(BenchJvms jvms, Options options, Sandbox sandbox, DataFolder folder) {

  /** Where values for the bare topology are kept. */
  Path values() {
    return folder.resolve("values");
  }

  ChildJvm start(EngineKind kind) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "engine",
                kind.name(),
                "--bootstrap-servers=" + sandbox.bootstrapServers(),
                "--registry-url=" + sandbox.registryUrl(),
                "--state=" + folder.resolve(kind.applicationId()),
                "--threads=" + options.threads(),
                "--partitions=" + options.partitions(),
                "--values=" + values()));
    if (options.playbook() != null) {
      arguments.add("--playbook=" + options.playbook().toAbsolutePath());
    }
    ChildJvm engine = jvms.start(options.engineOptions(), arguments);
    engine.await(EngineCommand.STARTED);
    return engine;
  }
}
