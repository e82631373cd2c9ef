package dev.attune.connectors.log.draft;

import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event as its importer read it, before the log clock has said when it arrived.
 *
 * @param topic where it goes
 * @param key the record key: the user id
 * @param occurredAt the event's own time, absurd or not
 * @param value the event
 * @param facts what the same row says of products; they go to the catalogue before the event
 * @param line the number of the line, or of the first of its lines
 */
public record Draft(
    LogTopic topic,
    String key,
    Instant occurredAt,
    SpecificRecord value,
    List<ProductFacts> facts,
    long line) {

  /** Keeps its own list of facts. */
  public Draft {
    facts = List.copyOf(facts);
  }
}
