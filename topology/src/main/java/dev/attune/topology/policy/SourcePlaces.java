package dev.attune.topology.policy;

import dev.attune.avro.Evidence;
import dev.attune.avro.SourceOffset;
import dev.attune.topology.event.UserEvent.Place;
import dev.attune.topology.profile.RecentEvents;
import dev.attune.topology.trigger.Fired;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Finds where the events lie that caused a trigger, as far as the profile remembers. Pure. */
public final class SourcePlaces {

  private final IntFunction<String> topicName;

  /**
   * A finder.
   *
   * @param topicName name of the topic with this ordinal in the catalogue
   */
  public SourcePlaces(IntFunction<String> topicName) {
    this.topicName = topicName;
  }

  List<SourceOffset> of(Fired fired) {
    ByteBuffer recent = fired.profile().getRecentEvents();
    return fired.trigger().getEvidence().stream()
        .map(evidence -> place(evidence, RecentEvents.find(recent, evidence.getEventId())))
        .toList();
  }

  private SourceOffset place(Evidence evidence, @Nullable Place place) {
    return place == null
        ? new SourceOffset(evidence.getEventId(), "", -1, -1L)
        : new SourceOffset(
            evidence.getEventId(),
            topicName.apply(place.topic()),
            place.partition(),
            place.offset());
  }
}
