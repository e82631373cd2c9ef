package dev.attune.app.inspect;

import dev.attune.app.config.AppConfig;
import dev.attune.avro.Decision;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.SourceOffset;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What led to a decision: the events that caused it, what was asked, what was answered.
 *
 * @param events oldest first; without those that the topics no longer hold
 * @param request null where none was written, or it is gone
 * @param response null where none came, or it is gone
 * @param answeredAt when that came, by the record's timestamp
 */
public record OfferTrail(
    List<UserHistory.Entry> events,
    @Nullable GenerationRequest request,
    @Nullable GenerationResponse response,
    @Nullable Instant answeredAt) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration EARLIER = Duration.ofMinutes(1);

  /** Keeps its own list. */
  public OfferTrail {
    events = List.copyOf(events);
  }

  /** Looks it up: events at their places, the others from the time of the trigger on. */
  public static OfferTrail of(AppConfig config, SchemaRegistry registry, Decision decision) {
    try (UserScan scan = new UserScan(config, registry, decision.getUserId(), PATIENCE)) {
      List<UserHistory.Entry> events = new ArrayList<>();
      Map<String, Class<? extends SpecificRecord>> types = eventTypes(config);
      for (SourceOffset source : decision.getSources()) {
        event(scan, types, registry, source, events);
      }
      String id = decision.getRequestId();
      if (id == null) {
        return new OfferTrail(events, null, null, null);
      }
      Finder finder = new Finder(config, registry, id);
      boolean unused =
          scan.read(
              List.of(
                  config.topics().generationRequests().name(),
                  config.topics().generationResponses().name()),
              decision.getTriggeredAt().minus(EARLIER),
              finder::see);
      return new OfferTrail(events, finder.request, finder.response, finder.answeredAt);
    }
  }

  private static void event(
      UserScan scan,
      Map<String, Class<? extends SpecificRecord>> types,
      SchemaRegistry registry,
      SourceOffset source,
      List<UserHistory.Entry> events) {
    Class<? extends SpecificRecord> type = types.get(source.getTopic());
    ConsumerRecord<String, byte[]> message =
        type == null ? null : scan.at(source.getTopic(), source.getPartition(), source.getOffset());
    if (type != null && message != null) {
      UserHistory.entry(type, registry, message).ifPresent(events::add);
    }
  }

  private static Map<String, Class<? extends SpecificRecord>> eventTypes(AppConfig config) {
    return Stream.<Topic<?>>of(
            config.topics().clickstream(),
            config.topics().purchases(),
            config.topics().messages(),
            config.topics().outcomes())
        .collect(Collectors.toMap(Topic::name, Topic::valueType));
  }

  private static final class Finder {
    private final AppConfig config;
    private final SchemaRegistry registry;
    private final String id;
    private @Nullable GenerationRequest request;
    private @Nullable GenerationResponse response;
    private @Nullable Instant answeredAt;

    private Finder(AppConfig config, SchemaRegistry registry, String id) {
      this.config = config;
      this.registry = registry;
      this.id = id;
    }

    private void see(ConsumerRecord<String, byte[]> message) {
      if (message.topic().equals(config.topics().generationRequests().name())) {
        GenerationRequest found = UserHistory.value(GenerationRequest.class, registry, message);
        request = found != null && found.getRequestId().equals(id) ? found : request;
      } else {
        GenerationResponse found = UserHistory.value(GenerationResponse.class, registry, message);
        if (found != null && found.getRequestId().equals(id)) {
          response = found;
          answeredAt = Instant.ofEpochMilli(message.timestamp());
        }
      }
    }
  }
}
