package dev.attune.generation.dispatch;

import dev.attune.avro.DeadLetter;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** How records become bytes and back. */
public record WorkerSerdes(
    Deserializer<GenerationRequest> requests,
    Serializer<GenerationResponse> responses,
    Serializer<DeadLetter> deadLetters) {}
