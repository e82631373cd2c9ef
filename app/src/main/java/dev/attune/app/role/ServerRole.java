package dev.attune.app.role;

import dev.attune.app.admin.AdminServer;
import dev.attune.app.admin.Health;
import dev.attune.app.admin.Metrics;
import dev.attune.app.cluster.Registries;
import dev.attune.app.config.AdminConfig;
import dev.attune.app.config.AppConfig;
import dev.attune.app.config.OidcProvider;
import dev.attune.app.config.ServerConfig;
import dev.attune.app.error.UsageException;
import dev.attune.app.process.StopSignal;
import dev.attune.app.server.AttuneServer;
import dev.attune.app.server.Deployment;
import dev.attune.app.server.access.AccessFile;
import dev.attune.app.server.access.AccessList;
import dev.attune.app.server.access.OidcTokens;
import dev.attune.budget.BudgetPlan;
import dev.attune.schemas.registry.SchemaRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events and hands out offers over HTTP.
 *
 * @param budgets what may be spent, for the pages
 * @param environment where the access file's {@code env:} looks
 * @param told gets the lines that say where it listens
 */
public record ServerRole(
    AppConfig config,
    BudgetPlan budgets,
    Map<String, String> environment,
    Metrics metrics,
    Consumer<String> told) {

  private static final Logger LOG = LoggerFactory.getLogger(ServerRole.class);

  /** Runs until it is asked to stop. */
  public void run(StopSignal stop) throws InterruptedException {
    ServerConfig settings = config.server();
    AccessList access = access(settings);
    AdminConfig operated = config.admin();
    try (SchemaRegistry registry = Registries.open(config);
        AttuneServer server =
            AttuneServer.start(
                new Deployment(
                    config,
                    registry,
                    access,
                    budgets,
                    InstantSource.system(),
                    metrics.registry()));
        AdminServer admin =
            AdminServer.start(
                operated.host(),
                operated.serverPort(),
                AdminConfig.SERVER_PORT,
                health(server),
                metrics)) {
      told.accept("server.url=" + server.url());
      told.accept("server.admin.url=" + admin.url());
      LOG.info("Server runs on {}", server.url());
      stop.await();
    }
  }

  private static Health health(AttuneServer server) {
    return new Health(server::isLive, server::isStarted, server::isReady);
  }

  private AccessList access(ServerConfig settings) {
    Optional<AccessList> file =
        settings.accessFile().map(new AccessFile(environment, settings.keyRate())::read);
    Optional<OidcTokens> provider = settings.oidc().map(oidc -> tokens(oidc, settings));
    if (file.isEmpty() && provider.isEmpty()) {
      throw new UsageException(
          "Nobody may call the server.",
          "Name a file of write keys and tokens with 'server.access.file', or an identity provider"
              + " with 'server.oidc.issuer'; docs/api.md shows both.");
    }
    AccessList list = file.orElseGet(AccessList::nobody);
    return provider.map(list::with).orElse(list);
  }

  private static OidcTokens tokens(OidcProvider provider, ServerConfig settings) {
    return new OidcTokens(
        provider.issuer(),
        provider.keys(),
        provider.audience(),
        provider.rolesClaim(),
        settings.keyRate());
  }
}
