package dev.attune.app.demo;

import dev.attune.app.broker.DataFolder;
import dev.attune.app.broker.EmbeddedBroker;
import dev.attune.app.config.AppConfig;
import dev.attune.app.config.ConfigKeys;
import dev.attune.app.process.Closing;
import dev.attune.app.process.StopSignal;
import dev.attune.app.registry.EmbeddedRegistry;
import dev.attune.app.registry.store.SubjectStore;
import dev.attune.generation.config.GenerationConfig;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The whole of Attune in one process, with nothing else installed. */
public final class Demo {

  /** Each costs the start a task with its stores, and here nobody needs a second. */
  private static final int PARTITIONS = 1;

  private final AppConfig config;
  private final GenerationConfig model;
  private final DemoSettings settings;
  private final Screen screen;

  /**
   * A demo.
   *
   * @param config what it says of cluster, registry and partitions is not heeded
   * @param model who writes
   */
  public Demo(AppConfig config, GenerationConfig model, DemoSettings settings, Screen screen) {
    this.config = config;
    this.model = model;
    this.settings = settings;
    this.screen = screen;
  }

  /** Runs until it is stopped or has shown as many offers as were wanted. */
  public void run(StopSignal stop) {
    CompletableFuture<Recipe> recipe = Recipe.ahead();
    try (DataFolder folder =
            settings.data().map(DataFolder::kept).orElseGet(DataFolder::temporary);
        EmbeddedRegistry registry =
            EmbeddedRegistry.startNear(
                SubjectStore.keptIn(folder.resolve("schemas.json")), settings.registryPort());
        EmbeddedBroker broker = EmbeddedBroker.startNear(folder, settings.brokerPort())) {
      AppConfig local = local(broker, registry);
      announce(registry, broker);
      try (Closing opened = new Closing()) {
        new DemoStart(local, model, settings, folder, Recipe.await(recipe), opened)
            .pipeline()
            .watch(screen, stop, settings.offers());
      }
    }
  }

  private void announce(EmbeddedRegistry registry, EmbeddedBroker broker) {
    URI url = registry.url();
    if (settings.registryPort() != EmbeddedRegistry.ANY_PORT
        && settings.registryPort() != url.getPort()) {
      screen.show(
          "Port %d is taken: the registry listens on %d."
              .formatted(settings.registryPort(), url.getPort()));
    }
    screen.show("bootstrap.servers=" + broker.bootstrapServers());
    screen.show("schema.registry.url=" + url);
  }

  private AppConfig local(EmbeddedBroker broker, EmbeddedRegistry registry) {
    return config.with(
        Map.of(
            ConfigKeys.BOOTSTRAP_SERVERS, broker.bootstrapServers(),
            ConfigKeys.REGISTRY_URL, registry.url().toString(),
            ConfigKeys.PARTITIONS, Integer.toString(PARTITIONS)));
  }
}
