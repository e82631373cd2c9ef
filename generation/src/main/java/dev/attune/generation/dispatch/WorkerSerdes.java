package dev.attune.generation.dispatch;

import dev.attune.avro.DeadLetter;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How records become bytes and back.
 *
 * @param userIds keys of responses
 */
public record WorkerSerdes(
    Deserializer<GenerationRequest> requests,
    Serde<GenerationResponse> responses,
    Serializer<DeadLetter> deadLetters,
    Serializer<String> userIds) {

  /** With user ids as they are. */
  public WorkerSerdes(
      Deserializer<GenerationRequest> requests,
      Serde<GenerationResponse> responses,
      Serializer<DeadLetter> deadLetters) {
    this(requests, responses, deadLetters, new StringSerializer());
  }
}
