package dev.attune.app.command;

import dev.attune.app.broker.DataFolder;
import dev.attune.app.broker.EmbeddedBroker;
import dev.attune.app.registry.EmbeddedRegistry;
import dev.attune.app.registry.store.SubjectStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Walks the paths that every start takes: the launcher records their classes in an AOT cache. */
@Command(name = "warm-up", description = "Training run for the AOT cache.")
final class WarmUpCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    try (DataFolder folder = DataFolder.temporary();
        EmbeddedRegistry registry =
            EmbeddedRegistry.start(
                SubjectStore.keptIn(folder.resolve("schemas.json")), EmbeddedRegistry.ANY_PORT);
        EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      return registry.url().getPort() > 0 && !broker.bootstrapServers().isEmpty() ? 0 : 1;
    }
  }
}
