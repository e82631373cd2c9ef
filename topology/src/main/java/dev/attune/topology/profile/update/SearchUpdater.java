package dev.attune.topology.profile.update;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import dev.attune.avro.SearchMade;
import dev.attune.avro.Spending;
import dev.attune.topology.profile.bound.SearchWords;
import dev.attune.topology.profile.model.NewestFirst;
import dev.attune.topology.profile.model.Observation;
import dev.attune.topology.profile.model.ProfileLimits;
import dev.attune.topology.profile.model.RecentTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Searches by their normalised words. Any purchase ends all counts; a search that turns out to be
 * older than the last purchase is remembered and not counted.
 */
public final class SearchUpdater {

  private final NewestFirst<SearchMade> newestFirst;
  private final int recentTimes;

  public SearchUpdater(ProfileLimits limits) {
    this.newestFirst = new NewestFirst<>(SearchMade::getLastAt, limits.searches());
    this.recentTimes = limits.recentTimes();
  }

  /** The searches after an event, {@code spending} being that before it. */
  public List<SearchMade> apply(List<SearchMade> before, Spending spending, Observation seen) {
    return switch (seen.body()) {
      case ClickEvent click
          when click.getType() == ClickType.PRODUCTS_SEARCHED && click.getQuery() != null ->
          searched(before, spending, click, seen);
      case PurchaseEvent purchase when purchase.getType() == PurchaseType.ORDER_COMPLETED ->
          ordered(before, seen.at());
      default -> before;
    };
  }

  private List<SearchMade> searched(
      List<SearchMade> before, Spending spending, ClickEvent click, Observation seen) {
    String query = SearchWords.normalize(click.getQuery());
    if (query.isEmpty()) {
      return before;
    }
    Integer results = click.getResults();
    int known = indexOf(before, query);
    if (spending.getLastOrderAt() != null && spending.getLastOrderAt().isAfter(seen.at())) {
      return known < 0
          ? newestFirst.with(before, known, first(query, results, 0, List.of(), seen))
          : before;
    }
    return newestFirst.with(
        before,
        known,
        known < 0
            ? first(query, results, 1, List.of(seen.at()), seen)
            : again(before.get(known), results, seen));
  }

  private static SearchMade first(
      String query,
      @Nullable Integer results,
      int times,
      List<Instant> recentAt,
      Observation seen) {
    return new SearchMade(query, results, times, recentAt, seen.at(), seen.clock(), seen.eventId());
  }

  private SearchMade again(SearchMade old, @Nullable Integer results, Observation seen) {
    boolean late = seen.at().isBefore(old.getLastAt());
    return new SearchMade(
        old.getQuery(),
        late ? old.getResults() : results,
        old.getTimes() + 1,
        RecentTimes.with(old.getRecentAt(), seen.at(), recentTimes),
        late ? old.getLastAt() : seen.at(),
        seen.clock(),
        late ? old.getEventId() : seen.eventId());
  }

  private static List<SearchMade> ordered(List<SearchMade> before, Instant purchasedAt) {
    List<SearchMade> after = new ArrayList<>(before.size());
    for (SearchMade old : before) {
      List<Instant> left = RecentTimes.after(old.getRecentAt(), purchasedAt);
      after.add(
          new SearchMade(
              old.getQuery(),
              old.getResults(),
              left.size(),
              left,
              old.getLastAt(),
              old.getArrivedAt(),
              old.getEventId()));
    }
    return Collections.unmodifiableList(after);
  }

  private static int indexOf(List<SearchMade> searches, String query) {
    for (int i = 0; i < searches.size(); i++) {
      if (searches.get(i).getQuery().equals(query)) {
        return i;
      }
    }
    return NewestFirst.NONE;
  }
}
