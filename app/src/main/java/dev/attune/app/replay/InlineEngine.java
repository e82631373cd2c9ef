package dev.attune.app.replay;

import dev.attune.app.broker.DataFolder;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.Profile;
import dev.attune.avro.UserRequests;
import dev.attune.connectors.log.LogRecord;
import dev.attune.generation.call.Generator;
import dev.attune.topology.PersonalizationStreams;
import dev.attune.topology.PersonalizationTopology;
import dev.attune.topology.TopologySettings;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.runtime.StoreMemory;
import dev.attune.topology.runtime.StreamsSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Runs the topology on the calling thread, record by record in the order of the log, without a
 * broker: Kafka Streams' own test driver carries it.
 */
final class InlineEngine implements ReplayEngine {

  private static final long STORE_BYTES = 128L << 20;
  private static final Duration TICK = Duration.ofSeconds(1);

  private final TopologySettings settings;
  private final ReplayClock clock;
  private final DataFolder folder;
  private final Generator generator;

  InlineEngine(
      TopologySettings settings, ReplayClock clock, DataFolder folder, Generator generator) {
    this.settings = settings;
    this.clock = clock;
    this.folder = folder;
    this.generator = generator;
  }

  @Override
  public StateTotals run(Iterator<LogRecord> log, ReplayListener out) throws InterruptedException {
    try (StoreMemory memory = StoreMemory.of(STORE_BYTES);
        TopologyTestDriver driver =
            new TopologyTestDriver(new PersonalizationTopology(settings).get(), config(memory));
        Answers answers = new Answers(generator)) {
      DriverPipes pipes = new DriverPipes(driver, settings.topics(), settings.registry());
      Run run = new Run(driver, pipes, answers, out);
      run.feed(log);
      run.finish();
      return totals(driver);
    }
  }

  private Properties config(StoreMemory memory) {
    Properties config = new Properties();
    config.putAll(
        StreamsSettings.of(
            "attune-replay",
            PersonalizationStreams.deadLetters(settings),
            memory,
            Map.of(
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "none:1",
                StreamsConfig.STATE_DIR_CONFIG,
                folder.resolve("state").toString(),
                // There is no broker to commit to; and the driver forgets what is sent before the
                // first record of a transaction.
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.AT_LEAST_ONCE)));
    return config;
  }

  private static StateTotals totals(TopologyTestDriver driver) {
    StateTotals totals = StateTotals.NONE;
    try (KeyValueIterator<String, Profile> profiles =
        driver.<String, Profile>getKeyValueStore(Stores.PROFILES).all()) {
      while (profiles.hasNext()) {
        totals = totals.plus(profiles.next().value);
      }
    }
    try (KeyValueIterator<String, UserRequests> requests =
        driver.<String, UserRequests>getKeyValueStore(Stores.REQUESTS).all()) {
      while (requests.hasNext()) {
        totals = totals.plus(requests.next().value);
      }
    }
    return totals;
  }

  /** One run: feeds the log, then lets what is due by its end fire. */
  private final class Run {

    private final TopologyTestDriver driver;
    private final DriverPipes pipes;
    private final Answers answers;
    private final ReplayListener out;
    private Instant lastArrival = Instant.EPOCH;

    Run(TopologyTestDriver driver, DriverPipes pipes, Answers answers, ReplayListener out) {
      this.driver = driver;
      this.pipes = pipes;
      this.answers = answers;
      this.out = out;
    }

    void feed(Iterator<LogRecord> log) throws InterruptedException {
      while (log.hasNext()) {
        LogRecord record = log.next();
        lastArrival = record.arrivedAt();
        pipes.feed(record);
        pass(answers.take());
      }
    }

    void finish() throws InterruptedException {
      clock.endOfLog(lastArrival);
      do {
        driver.advanceWallClockTime(TICK);
      } while (awaitAnswers());
    }

    /** Whether anything came: then a timer may have something to say of it, a recall perhaps. */
    private boolean awaitAnswers() throws InterruptedException {
      boolean any = collect();
      for (Optional<GenerationResponse> answer = answers.await();
          answer.isPresent();
          answer = answers.await()) {
        pass(answer);
        any = true;
      }
      return any;
    }

    private void pass(Optional<GenerationResponse> answer) {
      answer.ifPresent(pipes::answer);
      collect();
    }

    /** Whether anything came out. */
    private boolean collect() {
      boolean any = false;
      for (GenerationRequest request : pipes.requests()) {
        answers.ask(request);
        any = true;
      }
      return pipes.drainTo(out) || any;
    }
  }
}
