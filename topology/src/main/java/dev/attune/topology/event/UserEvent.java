package dev.attune.topology.event;

import dev.attune.avro.EventHeader;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * A checked event of one user, as the steps after {@code event} see it.
 *
 * @param header who and which; its {@code occurredAt} is as the producer sent it
 * @param body the whole event: click, purchase, message or outcome
 * @param occurredAt when it happened, clamped to what can be true
 * @param arrivedAt when the shop's log saw it: the timestamp of the Kafka record, the clock of
 *     timers and deadlines
 * @param place where it lies in Kafka
 */
public record UserEvent(
    EventHeader header, SpecificRecord body, Instant occurredAt, Instant arrivedAt, Place place) {

  /** The same event, taken to have arrived at this moment if it arrived earlier. */
  public UserEvent notBefore(Instant moment) {
    return arrivedAt.isBefore(moment)
        ? new UserEvent(header, body, occurredAt, moment, place)
        : this;
  }

  /** Where a record lies. The topic is an ordinal in the topic catalogue. */
  public record Place(int topic, int partition, long offset) {}
}
