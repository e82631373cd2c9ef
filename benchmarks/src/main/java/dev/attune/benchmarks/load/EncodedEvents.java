package dev.attune.benchmarks.load;

import dev.attune.app.shop.ShopEvent;
import dev.attune.app.shop.ShopSettings;
import dev.attune.app.shop.SimulatedShop;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.MessageEvent;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.PurchaseEvent;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The events of the simulated shop, encoded. Endless; one thread's; the same in every run. */
public final class EncodedEvents implements Iterator<EncodedEvent> {

  private static final long SEED = 1;

  /** In the past, so that no broker takes the simulated days that follow for the future. */
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private final SimulatedShop shop;
  private final Map<String, Function<SpecificRecord, byte[]>> encoders;

  /** The events of a shop with so many users, each of whom comes once a day on the mean. */
  public EncodedEvents(int users, Topics topics, SchemaRegistry registry) {
    this.shop = new SimulatedShop(ShopSettings.of(SEED, START).withUsers(users));
    this.encoders =
        topics.all().stream()
            .collect(Collectors.toMap(Topic::name, topic -> encoder(topic, registry)));
  }

  @Override
  public boolean hasNext() {
    return shop.hasNext();
  }

  @Override
  public EncodedEvent next() {
    ShopEvent event = shop.next();
    Function<SpecificRecord, byte[]> encoder = encoders.get(event.topic());
    if (encoder == null) {
      throw new IllegalStateException("no topic " + event.topic());
    }
    return new EncodedEvent(
        event.topic(),
        event.key(),
        encoder.apply(event.value()),
        event.arrivedAt().toEpochMilli(),
        eventId(event.value()));
  }

  private static <V extends SpecificRecord> Function<SpecificRecord, byte[]> encoder(
      Topic<V> topic, SchemaRegistry registry) {
    var serializer = AvroSerde.of(topic.valueType(), registry).serializer();
    return value -> serializer.serialize(topic.name(), topic.valueType().cast(value));
  }

  private static @Nullable String eventId(SpecificRecord value) {
    return switch (value) {
      case ClickEvent event -> event.getHeader().getEventId();
      case PurchaseEvent event -> event.getHeader().getEventId();
      case MessageEvent event -> event.getHeader().getEventId();
      case OutcomeEvent event -> event.getHeader().getEventId();
      default -> null;
    };
  }
}
