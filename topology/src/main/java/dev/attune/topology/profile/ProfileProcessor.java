package dev.attune.topology.profile;

import dev.attune.avro.Profile;
import dev.attune.topology.catalog.CatalogCache;
import dev.attune.topology.catalog.CatalogStore;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.graph.DueIndex;
import dev.attune.topology.graph.DueKey;
import dev.attune.topology.graph.Stores;
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
 * <p>A due moment at which nothing fires leaves no trace, for most are such and a write costs more
 * than to look at them again when the next event comes. Only where the clock runs ahead of the log,
 * or many have passed, is the progress written.
 */
public final class ProfileProcessor implements Processor<String, UserEvent, String, Moment> {

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int MOST_PER_TICK = 5_000;

  /** Due moments without effect that are looked at again rather than written down. */
  private static final int MOST_UNWRITTEN = 16;

  private final ProfileUpdater updater;
  private final DueTimes dueTimes;
  private final TimerClock clock;
  private final CatalogCache cache;
  private final Counter duplicates;
  private ProcessorContext<String, Moment> context;
  private KeyValueStore<String, Profile> profiles;
  private KeyValueStore<String, Long> holds;
  private DueIndex timers;
  private CatalogStore catalog;
  private long lastEventAt;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public ProfileProcessor(
      ProfileUpdater updater,
      DueTimes dueTimes,
      TimerClock clock,
      CatalogCache cache,
      MeterRegistry meters) {
    this.updater = updater;
    this.dueTimes = dueTimes;
    this.clock = clock;
    this.cache = cache;
    this.duplicates = Meters.EVENTS_DUPLICATE.counter(meters);
  }

  @Override
  public void init(ProcessorContext<String, Moment> context) {
    this.context = context;
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
    if (known == null) {
      learn(input, awaiting(Profiles.empty(input.key(), event.occurredAt())), event);
    } else if (RecentEvents.contains(known.getRecentEvents(), event.header().getEventId())) {
      duplicates.increment();
    } else {
      UserEvent inOrder = event.notBefore(known.getActivity().getTimersFiredAt());
      learn(input, fireDue(known, inOrder.arrivedAt()), inOrder);
    }
  }

  private void learn(Record<String, UserEvent> input, Awaiting before, UserEvent event) {
    Profile after = updater.apply(before.profile, event);
    profiles.put(input.key(), after);
    Instant next = nextDue(after, after.getActivity().getTimersFiredAt());
    if (next.isBefore(before.due) || !before.due.isAfter(streamTime())) {
      timers.add(next, input.key());
    }
    context.forward(input.withValue(new Moment.Changed(before.profile, after, event)));
  }

  private void fireOnTime(long wallClock) {
    Instant upTo = clock.firesUpTo(streamTime(), Duration.ofMillis(wallClock - lastEventAt));
    for (DueKey key : timers.take(upTo, MOST_PER_TICK)) {
      fireUser(key.id(), upTo);
    }
  }

  private void fireUser(String user, Instant upTo) {
    Profile known = profiles.get(user);
    if (known == null) {
      return;
    }
    Awaiting awaiting = fireDue(known, upTo);
    boolean aheadOfLog = awaiting.passed > 0 && upTo.isAfter(streamTime());
    if (awaiting.fired || aheadOfLog || awaiting.passed >= MOST_UNWRITTEN) {
      profiles.put(user, awaiting.profile);
    }
    timers.add(awaiting.due, user);
  }

  private Awaiting fireDue(Profile profile, Instant upTo) {
    Instant firedAt = profile.getActivity().getTimersFiredAt();
    Instant due = nextDue(profile, firedAt);
    boolean fired = false;
    int passed = 0;
    while (!due.isAfter(upTo)) {
      fired |= fire(profile, due);
      passed++;
      firedAt = due;
      due = nextDue(profile, firedAt);
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
    context.forward(new Record<>(moment.profile().getUserId(), moment, moment.at().toEpochMilli()));
  }

  private Awaiting awaiting(Profile profile) {
    Instant firedAt = profile.getActivity().getTimersFiredAt();
    return new Awaiting(profile, nextDue(profile, firedAt), false, 0);
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
