package dev.attune.app.server.ingest;

import dev.attune.app.server.write.Outgoing;
import dev.attune.avro.DeadLetter;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import dev.attune.topology.deadletter.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serializer;

/** Makes dead letters of calls. They lie in no topic, so their place is the route. */
final class DeadCalls {

  private static final String STEP = "ingest";
  private static final int NOWHERE = -1;

  private final String topic;
  private final Serializer<DeadLetter> serializer;

  DeadCalls(Topic<DeadLetter> topic, SchemaRegistry registry) {
    this.topic = topic.name();
    this.serializer = AvroSerde.of(DeadLetter.class, registry).serializer();
  }

  /**
   * The letter. Its detail says where the call was, not what it held.
   *
   * @param source the name of the write key
   */
  Outgoing letter(Refused refused, String text, String path, String source, Instant at) {
    DeadLetter letter =
        DeadLetters.of(
            STEP,
            refused.cause(),
            "call %d of a request by %s".formatted(refused.index(), source),
            new DeadLetters.Origin(path, NOWHERE, NOWHERE, at),
            text.getBytes(StandardCharsets.UTF_8));
    return new Outgoing(topic, null, serializer.serialize(topic, letter), at.toEpochMilli());
  }
}
