package dev.attune.app.demo;

import dev.attune.app.broker.DataFolder;
import dev.attune.app.cluster.Cluster;
import dev.attune.app.cluster.ClusterTopics;
import dev.attune.app.cluster.Registries;
import dev.attune.app.config.AppConfig;
import dev.attune.app.pipeline.EventSender;
import dev.attune.app.pipeline.GroupNames;
import dev.attune.app.pipeline.Purses;
import dev.attune.app.pipeline.WorkerRun;
import dev.attune.app.pipeline.Workers;
import dev.attune.app.pipeline.Writers;
import dev.attune.app.privacy.KeyShredder;
import dev.attune.app.process.Closing;
import dev.attune.app.shop.ShopEvent;
import dev.attune.app.shop.ShopSettings;
import dev.attune.app.shop.SimulatedShop;
import dev.attune.budget.BudgetPlan;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.call.Deadlines;
import dev.attune.generation.call.ModelGenerator;
import dev.attune.generation.config.GenerationConfig;
import dev.attune.generation.lane.LanePolicy;
import dev.attune.generation.worker.GenerationWorker;
import dev.attune.generation.worker.WorkerLimits;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.topic.Topics;
import dev.attune.topology.PersonalizationStreams;
import dev.attune.topology.TopologySettings;
import dev.attune.topology.graph.StoreBuilders.Durability;
import dev.attune.topology.ledger.AnswerTiming;
import dev.attune.topology.profile.TimerClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Starts the parts of a demo in an order in which each finds what it needs: topics, catalogue,
 * readers, and only then events.
 *
 * @param opened owns what is started
 */
record DemoStart(
    AppConfig config,
    GenerationConfig model,
    DemoSettings settings,
    DataFolder folder,
    Recipe recipe,
    Closing opened) {

  private static final Duration LOOK = Duration.ofMillis(20);

  DemoPipeline pipeline() {
    SimulatedShop shop = shop();
    SchemaRegistry registry = opened.add(Registries.open(config));
    EventSender sender = opened.add(EventSender.connect(topics(), registry, config.clientConfig()));
    ShopEvent first = ShopFeed.sendCatalogue(shop, sender);
    DemoClock clock = new DemoClock(first.arrivedAt(), settings.speed(), InstantSource.system());
    OfferFeed offers =
        opened.add(OfferFeed.open(topics().offers(), registry, config.clientConfig()));
    MeterRegistry meters = new SimpleMeterRegistry();
    PersonalizationStreams topology = opened.add(topology(registry, clock, meters));
    KeyShredder.start(config, registry).ifPresent(opened::add);
    WorkerRun worker = opened.add(worker(registry, clock, meters));
    awaitRunning(topology.streams());
    ShopFeed feed = opened.add(ShopFeed.start(shop, first, sender, clock));
    BudgetPlan budgets = recipe.playbook().budgets();
    DemoServer server = opened.add(DemoServer.start(config, registry, budgets, clock, meters));
    return new DemoPipeline(offers, feed, server, worker, topology, clock, meters);
  }

  private static void awaitRunning(KafkaStreams streams) {
    while (!streams.state().equals(KafkaStreams.State.RUNNING)) {
      if (streams.state().hasStartedOrFinishedShuttingDown()) {
        throw new IllegalStateException("the topology stopped: " + streams.state());
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private Topics topics() {
    return config.topics();
  }

  private SimulatedShop shop() {
    try (Cluster cluster = Cluster.connect(config)) {
      new ClusterTopics(cluster, topics()).createMissing(Optional.empty());
      return new SimulatedShop(
          ShopSettings.of(
                  settings.seed(), OpeningHour.of(cluster, topics(), InstantSource.system()))
              .withUsers(settings.users()));
    }
  }

  private PersonalizationStreams topology(
      SchemaRegistry registry, DemoClock clock, MeterRegistry meters) {
    Map<String, Object> streams = new HashMap<>(config.clientConfig());
    streams.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("state").toString());
    streams.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 0);
    // Empty change logs are waited for this long, one after the other, before anything is
    // processed.
    streams.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 20);
    return PersonalizationStreams.start(
        new TopologySettings(
            config.tenant(),
            topics(),
            registry,
            recipe.playbook().withoutBatches(),
            recipe.templates(),
            TopologySettings.CATALOG_HISTORY,
            AnswerTiming.ON_ARRIVAL,
            clock,
            TimerClock.live(clock),
            Durability.REPLICATED,
            meters),
        new GroupNames(config.tenant()).topology(),
        streams);
  }

  private WorkerRun worker(SchemaRegistry registry, DemoClock clock, MeterRegistry meters) {
    Deadlines deadlines = Deadlines.live(clock);
    // Money is spent in the wall's time, whatever the shop's.
    Purse purse =
        opened.add(
            new Purses(model, meters)
                .leased(config.clientConfig(), topics(), registry, InstantSource.system()));
    ModelGenerator writer =
        opened.add(Writers.open(model, purse, deadlines, meters, registry.dataKeys()));
    Workers workers = new Workers(topics(), registry, meters);
    String group = new GroupNames(config.tenant()).generation();
    GenerationWorker worker =
        workers.connect(config.clientConfig(), group, writer, limits(deadlines), clock);
    return WorkerRun.start(
        worker, workers.watchWithdrawals(config.clientConfig(), clock.instant(), worker));
  }

  private static WorkerLimits limits(Deadlines deadlines) {
    return WorkerLimits.of(
        500, Duration.ofMillis(500), Duration.ofSeconds(2), LanePolicy.live(deadlines));
  }
}
