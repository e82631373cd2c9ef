package dev.attune.generation.batch.topic;

import dev.attune.avro.Batch;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * How the records of the topics are read and written; shared by threads.
 *
 * @param userIds writes keys of records
 */
public record BatchSerdes(
    Serde<GenerationRequest> requests,
    Serializer<GenerationResponse> responses,
    Serde<Batch> batches,
    Serializer<String> userIds) {

  /** Reads requests. */
  public Deserializer<GenerationRequest> requestReader() {
    return requests.deserializer();
  }
}
