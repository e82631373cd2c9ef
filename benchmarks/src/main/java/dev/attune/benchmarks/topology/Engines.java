package dev.attune.benchmarks.topology;

import dev.attune.app.broker.DataFolder;
import dev.attune.benchmarks.Benchmarks;
import dev.attune.benchmarks.engine.EngineCommand;
import dev.attune.benchmarks.engine.EngineKind;
import dev.attune.benchmarks.process.ChildJvm;
import dev.attune.benchmarks.process.Sandbox;
import java.util.List;

/** Starts engines, each in a process of its own. */
record Engines(Options options, Sandbox sandbox, DataFolder folder) {

  ChildJvm start(EngineKind kind, int valueBytes) {
    ChildJvm engine =
        ChildJvm.start(
            options.engineOptions(),
            Benchmarks.class.getName(),
            List.of(
                "bench",
                "engine",
                kind.name(),
                "--bootstrap-servers=" + sandbox.bootstrapServers(),
                "--registry-url=" + sandbox.registryUrl(),
                "--state=" + folder.resolve(kind.applicationId()),
                "--threads=" + options.threads(),
                "--partitions=" + options.partitions(),
                "--value-bytes=" + valueBytes));
    engine.await(EngineCommand.STARTED);
    return engine;
  }
}
