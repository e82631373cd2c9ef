package dev.attune.benchmarks;

import dev.attune.app.cli.Session;
import dev.attune.benchmarks.connect.ConnectCommand;
import dev.attune.benchmarks.crash.CrashCommand;
import dev.attune.benchmarks.engine.EngineCommand;
import dev.attune.benchmarks.erasure.ErasureCommand;
import dev.attune.benchmarks.generation.GenerationCommand;
import dev.attune.benchmarks.ingest.IngestCommand;
import dev.attune.benchmarks.ingest.SdkCommand;
import dev.attune.benchmarks.jmh.JmhCommand;
import dev.attune.benchmarks.llama.LlamaCommand;
import dev.attune.benchmarks.outage.OutageCommand;
import dev.attune.benchmarks.peer.PeerCommand;
import dev.attune.benchmarks.process.BenchJvms;
import dev.attune.benchmarks.process.ModelCommand;
import dev.attune.benchmarks.topology.TopologyCommand;
import dev.attune.benchmarks.upworthy.UpworthyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the benchmarks. */
@Command(name = "bench", description = "Measures one workload; the result is JSON.")
final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private BenchCommand() {}

  /**
   * The command, with the benchmarks below it.
   *
   * @param jvms starts the other processes of a benchmark
   */
  static CommandSpec spec(Session session, BenchJvms jvms) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new BenchCommand());
    spec.addSubcommand("topology", new CommandLine(new TopologyCommand(session, jvms)));
    spec.addSubcommand("jmh", new CommandLine(new JmhCommand()));
    spec.addSubcommand("engine", new CommandLine(new EngineCommand(session)));
    spec.addSubcommand("llama", new CommandLine(new LlamaCommand(session)));
    spec.addSubcommand("ingest", new CommandLine(new IngestCommand(session)));
    spec.addSubcommand("sdk", new CommandLine(new SdkCommand(session)));
    spec.addSubcommand("generation", new CommandLine(new GenerationCommand(session, jvms)));
    spec.addSubcommand("worker-crash", new CommandLine(new CrashCommand(session, jvms)));
    spec.addSubcommand("connect", new CommandLine(new ConnectCommand(session)));
    spec.addSubcommand("outage", new CommandLine(new OutageCommand(session, jvms)));
    spec.addSubcommand("erasure", new CommandLine(new ErasureCommand(session)));
    spec.addSubcommand("peer", new CommandLine(new PeerCommand(session)));
    spec.addSubcommand("model", new CommandLine(new ModelCommand(session)));
    spec.addSubcommand("upworthy", new CommandLine(new UpworthyCommand(session)));
    return spec;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a benchmark; --help lists them.");
  }
}
