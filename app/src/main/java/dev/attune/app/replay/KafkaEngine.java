package dev.attune.app.replay;

import dev.attune.app.broker.DataFolder;
import dev.attune.app.broker.EmbeddedBroker;
import dev.attune.connectors.log.LogRecord;
import dev.attune.generation.worker.GenerationWorker;
import dev.attune.topology.PersonalizationStreams;
import dev.attune.topology.TopologySettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Runs the production applications against a broker: the log is loaded first, then topology and
 * worker run until nothing is left to do.
 */
final class KafkaEngine implements ReplayEngine {

  /** Name of the run's consumer group and of its internal topics. */
  static final String APPLICATION_ID = "attune-replay-topology";

  /** Name of the worker's consumer group. */
  static final String WORKER_GROUP = "attune-replay-generation";

  private final TopologySettings settings;
  private final ReplayClock clock;
  private final DataFolder folder;
  private final Function<Map<String, Object>, GenerationWorker> workers;

  /**
   * An engine.
   *
   * @param folder for the broker's data and the state stores
   * @param workers makes a worker of the broker at this address
   */
  KafkaEngine(
      TopologySettings settings,
      ReplayClock clock,
      DataFolder folder,
      Function<Map<String, Object>, GenerationWorker> workers) {
    this.settings = settings;
    this.clock = clock;
    this.folder = folder;
    this.workers = workers;
  }

  @Override
  public StateTotals run(Iterator<LogRecord> log, ReplayListener out) throws InterruptedException {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      Map<String, Object> client =
          Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
      try (Admin admin = Admin.create(client)) {
        LogLoader loader = new LogLoader(settings.topics(), settings.registry(), client);
        loader.createTopics(admin);
        StateTotals totals = process(admin, client, loader.load(log));
        new OutputReader(admin, settings.topics(), settings.registry(), client).readAll(out);
        return totals;
      }
    }
  }

  private StateTotals process(Admin admin, Map<String, Object> client, Instant lastArrival)
      throws InterruptedException {
    try (GenerationWorker worker = workers.apply(client);
        PersonalizationStreams topology =
            PersonalizationStreams.start(settings, APPLICATION_ID, streamsConfig(client))) {
      Thread.ofPlatform().name("generation-worker").start(worker);
      Quiescence quiescence = new Quiescence(admin, settings.topics(), topology.streams());
      quiescence.await(Instant.EPOCH);
      clock.endOfLog(lastArrival);
      return quiescence.await(lastArrival);
    }
  }

  private Map<String, Object> streamsConfig(Map<String, Object> client) {
    Map<String, Object> config = new HashMap<>(client);
    config.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("state").toString());
    config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 0);
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
    // A partition that has just been created may refuse the first batch; the second must wait.
    config.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
    return config;
  }
}
