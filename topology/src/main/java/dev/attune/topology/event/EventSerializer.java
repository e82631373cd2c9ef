package dev.attune.topology.event;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.MessageEvent;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.PurchaseEvent;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Gives an event of any kind its bytes back. */
public final class EventSerializer implements Serializer<SpecificRecord> {

  private final Serializer<ClickEvent> clicks;
  private final Serializer<PurchaseEvent> purchases;
  private final Serializer<MessageEvent> messages;
  private final Serializer<OutcomeEvent> outcomes;

  public EventSerializer(SchemaRegistry registry) {
    this.clicks = AvroSerde.of(ClickEvent.class, registry).serializer();
    this.purchases = AvroSerde.of(PurchaseEvent.class, registry).serializer();
    this.messages = AvroSerde.of(MessageEvent.class, registry).serializer();
    this.outcomes = AvroSerde.of(OutcomeEvent.class, registry).serializer();
  }

  @Override
  public byte[] serialize(String topic, SpecificRecord event) {
    return switch (event) {
      case ClickEvent click -> clicks.serialize(topic, click);
      case PurchaseEvent purchase -> purchases.serialize(topic, purchase);
      case MessageEvent message -> messages.serialize(topic, message);
      case OutcomeEvent outcome -> outcomes.serialize(topic, outcome);
      default -> throw new IllegalArgumentException("no event: " + event.getSchema().getName());
    };
  }
}
