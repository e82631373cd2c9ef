package dev.attune.app.demo;

import dev.attune.app.broker.FreePort;
import dev.attune.app.config.AppConfig;
import dev.attune.app.config.ServerConfig;
import dev.attune.app.server.AttuneServer;
import dev.attune.app.server.Deployment;
import dev.attune.app.server.access.AccessList;
import dev.attune.budget.BudgetPlan;
import dev.attune.schemas.registry.SchemaRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The API and the page of a demo, in the demo's time. It starts on a thread of its own, so that the
 * first offer does not wait for it; the watching thread asks for its news.
 */
final class DemoServer implements AutoCloseable {

  private static final String WRITE_KEY = "demo";
  private static final String LOOPBACK = "127.0.0.1";

  private final CompletableFuture<AttuneServer> server;
  private boolean told;

  private DemoServer(CompletableFuture<AttuneServer> server) {
    this.server = server;
  }

  /**
   * Begins to start.
   *
   * @param config its port is wished for; another one is taken where it is not free
   * @param budgets what may be spent, for the pages
   */
  static DemoServer start(
      AppConfig config,
      SchemaRegistry registry,
      BudgetPlan budgets,
      InstantSource clock,
      MeterRegistry meters) {
    AppConfig local = local(config);
    AccessList access = AccessList.openOnLoopback(WRITE_KEY, local.server().keyRate());
    return new DemoServer(
        CompletableFuture.supplyAsync(
            () ->
                AttuneServer.start(new Deployment(local, registry, access, budgets, clock, meters)),
            task -> Thread.ofPlatform().daemon().name("demo-server").start(task)));
  }

  private static AppConfig local(AppConfig config) {
    int wished = config.server().port();
    int port = FreePort.isFree(wished) ? wished : 0;
    return config.with(
        Map.of(ServerConfig.HOST, LOOPBACK, ServerConfig.PORT, Integer.toString(port)));
  }

  /** Where it listens, once. */
  Optional<String> news() {
    if (told || !server.isDone()) {
      return Optional.empty();
    }
    told = true;
    return Optional.of(
        "Open this in a browser; the API's write key is '%s':%nserver.url=http://localhost:%d"
            .formatted(WRITE_KEY, await().url().getPort()));
  }

  private AttuneServer await() {
    try {
      return server.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public void close() {
    server.handle((started, failure) -> started).thenAccept(DemoServer::closeIfStarted).join();
  }

  private static void closeIfStarted(@Nullable AttuneServer started) {
    if (started != null) {
      started.close();
    }
  }
}
