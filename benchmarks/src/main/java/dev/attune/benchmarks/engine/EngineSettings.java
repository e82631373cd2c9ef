package dev.attune.benchmarks.engine;

import dev.attune.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What both topologies are run with.
 *
 * @param client where the brokers are
 * @param registry where the registry is
 * @param state folder of the stores
 */
record EngineSettings(
    Map<String, Object> client,
    Map<String, Object> registry,
    Path state,
    int threads,
    Topics topics) {

  Map<String, Object> streamsConfig() {
    Map<String, Object> config = new HashMap<>(client);
    config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 0);
    return config;
  }
}
