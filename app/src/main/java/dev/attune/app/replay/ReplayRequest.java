package dev.attune.app.replay;

import dev.attune.connectors.log.LogFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a user asks of a replay.
 *
 * @param logs files, read as one log in this order
 * @param format empty where the first lines are to tell
 * @param offers where to write the offers
 * @param decisions where to write the decisions
 * @param rewards where to write what the offers brought
 * @param partitions of the topics, with the Kafka engine
 */
public record ReplayRequest(
    List<String> logs,
    Optional<LogFormat> format,
    Optional<Path> offers,
    Optional<Path> decisions,
    Optional<Path> rewards,
    Engine engine,
    int partitions) {

  public ReplayRequest {
    logs = List.copyOf(logs);
  }

  /** What runs the topology. */
  public enum Engine {
    /** The calling thread, without a broker. */
    INLINE,
    /** The production applications against an embedded broker. */
    KAFKA
  }
}
