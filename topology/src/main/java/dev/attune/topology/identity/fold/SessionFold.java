package dev.attune.topology.identity.fold;

import dev.attune.avro.Profile;
import dev.attune.avro.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest visit, with what was done in it under other ids: who looks round and then logs in is
 * on one visit. The number of visits is the sum, so a visit with a login in it counts under each of
 * its ids.
 */
final class SessionFold {

  private final Duration gap;

  SessionFold(Duration gap) {
    this.gap = gap;
  }

  /** The visit of all. */
  Session of(List<Profile> parts) {
    List<Session> newestFirst =
        parts.stream()
            .map(Profile::getSession)
            .filter(visit -> visit.getNumber() > 0)
            .sorted(Comparator.comparing(Session::getLastAt).reversed())
            .toList();
    if (newestFirst.isEmpty()) {
      return parts.getFirst().getSession();
    }
    Session visit = newestFirst.getFirst();
    for (Session each : newestFirst.subList(1, newestFirst.size())) {
      visit = belongs(visit, each) ? united(visit, each) : visit;
    }
    long number = newestFirst.stream().mapToLong(Session::getNumber).sum();
    return numbered(visit, number);
  }

  private boolean belongs(Session visit, Session older) {
    boolean another =
        visit.getSessionId() != null
            && older.getSessionId() != null
            && !visit.getSessionId().equals(older.getSessionId());
    return !another && !older.getLastAt().plus(gap).isBefore(visit.getStartedAt());
  }

  private static Session united(Session visit, Session older) {
    return new Session(
        visit.getSessionId() == null ? older.getSessionId() : visit.getSessionId(),
        visit.getStartedAt().isBefore(older.getStartedAt())
            ? visit.getStartedAt()
            : older.getStartedAt(),
        visit.getLastAt(),
        visit.getArrivedAt().isAfter(older.getArrivedAt())
            ? visit.getArrivedAt()
            : older.getArrivedAt(),
        visit.getNumber(),
        visit.getViews() + older.getViews(),
        visit.getSearches() + older.getSearches(),
        visit.getEmptySearches() + older.getEmptySearches(),
        earlier(visit.getEmptySearchArrivedAt(), older.getEmptySearchArrivedAt()),
        visit.getCartAdditions() + older.getCartAdditions(),
        visit.getOrders() + older.getOrders());
  }

  private static Session numbered(Session visit, long number) {
    return new Session(
        visit.getSessionId(),
        visit.getStartedAt(),
        visit.getLastAt(),
        visit.getArrivedAt(),
        number,
        visit.getViews(),
        visit.getSearches(),
        visit.getEmptySearches(),
        visit.getEmptySearchArrivedAt(),
        visit.getCartAdditions(),
        visit.getOrders());
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
