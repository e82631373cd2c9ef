package dev.attune.topology.profile;

import dev.attune.avro.Profile;
import dev.attune.topology.catalog.CatalogCache;
import dev.attune.topology.catalog.CatalogStore;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.graph.DueIndex;
import dev.attune.topology.graph.DueKey;
import dev.attune.topology.graph.Nodes;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.identity.Identities;
import dev.attune.topology.identity.KnownIds;
import dev.attune.topology.identity.Person;
import dev.attune.topology.meter.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the profile of each user and the user's time: what is due fires before the next event is
 * looked at, as of the moment it was due. An event seen before changes nothing.
 *
 * <p>What is read is what is known of the person, under other ids too; what is written is what the
 * events under this id tell.
 *
 * <p>A due moment at which nothing fires leaves no trace, for most are such and a write costs more
 * than to look at them again when the next event comes. Only where the clock runs ahead of the log,
 * or many have passed, is the progress written.
 */
public final class ProfileProcessor implements Processor<String, UserEvent, String, Object> {

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int MOST_PER_TICK = 5_000;

  /** Due moments without effect that are looked at again rather than written down. */
  private static final int MOST_UNWRITTEN = 16;

  private final ProfileUpdater updater;
  private final DueTimes dueTimes;
  private final Identities identities;
  private final TimerClock clock;
  private final CatalogCache cache;
  private final Counter duplicates;
  private ProcessorContext<String, Object> context;
  private KnownIds ids;
  private KeyValueStore<String, Profile> profiles;
  private KeyValueStore<String, Long> holds;
  private DueIndex timers;
  private CatalogStore catalog;
  private long lastEventAt;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public ProfileProcessor(
      ProfileUpdater updater,
      DueTimes dueTimes,
      Identities identities,
      TimerClock clock,
      CatalogCache cache,
      MeterRegistry meters) {
    this.updater = updater;
    this.dueTimes = dueTimes;
    this.identities = identities;
    this.clock = clock;
    this.cache = cache;
    this.duplicates = Meters.EVENTS_DUPLICATE.counter(meters);
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    this.ids = identities.of(context);
    this.profiles = context.getStateStore(Stores.PROFILES);
    this.holds = context.getStateStore(Stores.HOLDS);
    this.timers = new DueIndex(context.getStateStore(Stores.TIMERS));
    this.catalog = new CatalogStore(context.getStateStore(Stores.CATALOG), cache);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::fireOnTime);
  }

  @Override
  public void process(Record<String, UserEvent> input) {
    lastEventAt = context.currentSystemTimeMs();
    Profile known = profiles.get(input.key());
    UserEvent event = input.value();
    Person who = ids.person(input.key());
    if (known == null) {
      Profile empty = Profiles.empty(input.key(), event.occurredAt());
      learn(input, who, awaiting(empty, who), event);
    } else if (RecentEvents.contains(known.getRecentEvents(), event.header().getEventId())) {
      duplicates.increment();
    } else {
      UserEvent inOrder = event.notBefore(known.getActivity().getTimersFiredAt());
      learn(input, who, fireDue(known, who, inOrder.arrivedAt()), inOrder);
    }
  }

  private void learn(
      Record<String, UserEvent> input, Person who, Awaiting before, UserEvent event) {
    Profile after = updater.apply(before.profile, event);
    profiles.put(input.key(), after);
    ids.heard(who, event, after, input.timestamp());
    if (who.asks()) {
      tell(input, who, before, after, event);
    }
    // What was shown under an id that was linked since may still be clicked.
    Moment done = new Moment.Changed(who.seen(before.profile), after, event);
    context.forward(new Record<>(input.key(), done, input.timestamp()), Nodes.OUTCOME);
  }

  private void tell(
      Record<String, UserEvent> input,
      Person who,
      Awaiting before,
      Profile after,
      UserEvent event) {
    Profile seen = who.seen(after);
    Instant next = nextDue(seen, after.getActivity().getTimersFiredAt());
    if (next.isBefore(before.due) || !before.due.isAfter(streamTime())) {
      timers.add(next, input.key());
    }
    Moment changed = new Moment.Changed(who.seen(before.profile), seen, event);
    context.forward(new Record<>(input.key(), changed, input.timestamp()), Nodes.TRIGGER);
  }

  private void fireOnTime(long wallClock) {
    Instant upTo = clock.firesUpTo(streamTime(), Duration.ofMillis(wallClock - lastEventAt));
    for (DueKey key : timers.take(upTo, MOST_PER_TICK)) {
      fireUser(key.id(), upTo);
    }
  }

  private void fireUser(String user, Instant upTo) {
    Profile known = profiles.get(user);
    Person who = ids.person(user);
    if (known == null || !who.asks()) {
      return;
    }
    Awaiting awaiting = fireDue(known, who, upTo);
    boolean aheadOfLog = awaiting.passed > 0 && upTo.isAfter(streamTime());
    if (awaiting.fired || aheadOfLog || awaiting.passed >= MOST_UNWRITTEN) {
      profiles.put(user, awaiting.profile);
    }
    timers.add(awaiting.due, user);
  }

  private Awaiting fireDue(Profile profile, Person who, Instant upTo) {
    Instant firedAt = profile.getActivity().getTimersFiredAt();
    if (!who.asks()) {
      return new Awaiting(profile, Instant.MAX, false, 0);
    }
    Profile seen = who.seen(profile);
    Instant due = nextDue(seen, firedAt);
    boolean fired = false;
    int passed = 0;
    while (!due.isAfter(upTo)) {
      fired |= fire(seen, due);
      passed++;
      firedAt = due;
      due = nextDue(seen, firedAt);
    }
    return new Awaiting(Profiles.withTimersFired(profile, firedAt), due, fired, passed);
  }

  /** Tells what turned true at a due moment, then what it lets go; false where there is neither. */
  private boolean fire(Profile profile, Instant due) {
    boolean turnsTrue = dueTimes.fires(profile, due, catalog);
    if (turnsTrue) {
      forward(new Moment.Due(profile, due));
    }
    boolean released = !heldUntil(profile.getUserId(), Instant.MIN).isAfter(due);
    if (released) {
      forward(new Moment.Release(profile, due));
    }
    return turnsTrue || released;
  }

  private void forward(Moment moment) {
    context.forward(
        new Record<>(moment.profile().getUserId(), moment, moment.at().toEpochMilli()),
        Nodes.TRIGGER);
  }

  private Awaiting awaiting(Profile profile, Person who) {
    Instant firedAt = profile.getActivity().getTimersFiredAt();
    return new Awaiting(profile, nextDue(who.seen(profile), firedAt), false, 0);
  }

  /** Newest arrival that the task has seen; timers may have fired up to it. */
  private Instant streamTime() {
    return Instant.ofEpochMilli(Math.max(0, context.currentStreamTimeMs()));
  }

  private Instant nextDue(Profile profile, Instant firedAt) {
    Instant rules = dueTimes.dueAfter(profile, firedAt, catalog);
    Instant held = heldUntil(profile.getUserId(), firedAt.plusMillis(1));
    return held.isBefore(rules) ? held : rules;
  }

  /** When what quiet hours hold for a user is due, never before a moment; or never. */
  private Instant heldUntil(String user, Instant notBefore) {
    Long until = holds.get(user);
    if (until == null) {
      return Instant.MAX;
    }
    Instant due = Instant.ofEpochMilli(until);
    return due.isBefore(notBefore) ? notBefore : due;
  }

  /**
   * A profile, and when time alone may next turn a condition true.
   *
   * @param fired whether something fired on the way there
   * @param passed due moments on the way there
   */
  private record Awaiting(Profile profile, Instant due, boolean fired, int passed) {}
}
