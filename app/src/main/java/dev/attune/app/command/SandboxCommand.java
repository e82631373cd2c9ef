package dev.attune.app.command;

import dev.attune.app.broker.DataFolder;
import dev.attune.app.broker.EmbeddedBroker;
import dev.attune.app.cli.Session;
import dev.attune.app.process.StopSignal;
import dev.attune.app.registry.EmbeddedRegistry;
import dev.attune.app.registry.store.SubjectStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A cluster to try things on: broker and registry until Ctrl-C. */
@Command(
    name = "sandbox",
    description = "Runs an embedded Kafka broker and schema registry until Ctrl-C.")
final class SandboxCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Keep the data here. Without it the data is gone at the end.")
  private @Nullable Path data;

  @Option(
      names = "--port",
      defaultValue = "9092",
      description = "Of the broker. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--registry-port",
      defaultValue = "8081",
      description = "Of the registry. Default: ${DEFAULT-VALUE}.")
  private int registryPort;

  SandboxCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (StopSignal stop = StopSignal.open();
        DataFolder folder = data == null ? DataFolder.temporary() : DataFolder.kept(data);
        EmbeddedRegistry registry =
            EmbeddedRegistry.start(
                SubjectStore.keptIn(folder.resolve("schemas.json")), registryPort);
        EmbeddedBroker broker = EmbeddedBroker.start(folder, port)) {
      session.out().println("bootstrap.servers=" + broker.bootstrapServers());
      session.out().println("schema.registry.url=" + registry.url());
      session.out().flush();
      stop.await();
    }
    return 0;
  }
}
