package dev.attune.topology.identity.fold;

import dev.attune.avro.BoughtProduct;
import dev.attune.avro.Profile;
import dev.attune.avro.SearchMade;
import dev.attune.avro.Spending;
import dev.attune.avro.ViewedProduct;
import dev.attune.topology.profile.model.ProfileLimits;
import dev.attune.topology.profile.model.RecentTimes;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists by product or by words: the same thing under two ids is one entry, whose times add and
 * whose newest event tells the rest. A purchase under one id ends what was looked at before it
 * under another, as it does within one profile.
 */
final class HistoryFold {

  private final ProfileLimits limits;

  HistoryFold(ProfileLimits limits) {
    this.limits = limits;
  }

  /** What was bought. */
  Purchases purchases(List<Profile> parts) {
    Map<String, BoughtProduct> byProduct = new TreeMap<>();
    Map<String, Instant> last = new HashMap<>();
    for (Profile part : parts) {
      for (BoughtProduct each : part.getBought()) {
        String id = each.getProduct().getProductId();
        byProduct.merge(id, each, HistoryFold::united);
        last.merge(id, each.getLastAt(), HistoryFold::later);
      }
    }
    Instant lastOrder =
        parts.stream()
            .map(Profile::getSpending)
            .map(Spending::getLastOrderAt)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    return new Purchases(
        newestFirst(byProduct, BoughtProduct::getLastAt, limits.bought()), lastOrder, last);
  }

  /** What was looked at. */
  List<ViewedProduct> views(List<Profile> parts, Purchases bought) {
    Map<String, ViewedProduct> byProduct = new TreeMap<>();
    for (Profile part : parts) {
      for (ViewedProduct each : part.getViews()) {
        String id = each.getProduct().getProductId();
        byProduct.merge(id, since(each, bought.lastOf(id)), this::united);
      }
    }
    return newestFirst(byProduct, ViewedProduct::getLastAt, limits.views());
  }

  /** What was searched. */
  List<SearchMade> searches(List<Profile> parts, Purchases bought) {
    Map<String, SearchMade> byWords = new TreeMap<>();
    for (Profile part : parts) {
      for (SearchMade each : part.getSearches()) {
        byWords.merge(each.getQuery(), since(each, bought.lastOrderAt()), this::united);
      }
    }
    return newestFirst(byWords, SearchMade::getLastAt, limits.searches());
  }

  /** The map is in the order of its keys, and the sort is stable: equal times go by key. */
  private static <T> List<T> newestFirst(Map<String, T> byKey, Function<T, Instant> at, int limit) {
    return byKey.values().stream()
        .sorted(Comparator.comparing(at).reversed())
        .limit(limit)
        .toList();
  }

  private static BoughtProduct united(BoughtProduct one, BoughtProduct other) {
    BoughtProduct newer = isNewer(other.getLastAt(), one.getLastAt()) ? other : one;
    return new BoughtProduct(
        newer.getProduct(),
        one.getTimes() + other.getTimes(),
        isNewer(one.getFirstAt(), other.getFirstAt()) ? other.getFirstAt() : one.getFirstAt(),
        newer.getLastAt(),
        later(one.getArrivedAt(), other.getArrivedAt()),
        newer.getEventId());
  }

  private ViewedProduct united(ViewedProduct one, ViewedProduct other) {
    ViewedProduct newer = isNewer(other.getLastAt(), one.getLastAt()) ? other : one;
    return new ViewedProduct(
        newer.getProduct(),
        one.getTimes() + other.getTimes(),
        times(one.getRecentAt(), other.getRecentAt()),
        newer.getLastAt(),
        later(one.getArrivedAt(), other.getArrivedAt()),
        newer.getEventId());
  }

  private SearchMade united(SearchMade one, SearchMade other) {
    SearchMade newer = isNewer(other.getLastAt(), one.getLastAt()) ? other : one;
    return new SearchMade(
        newer.getQuery(),
        newer.getResults(),
        one.getTimes() + other.getTimes(),
        times(one.getRecentAt(), other.getRecentAt()),
        newer.getLastAt(),
        later(one.getArrivedAt(), other.getArrivedAt()),
        newer.getEventId());
  }

  private List<Instant> times(List<Instant> one, List<Instant> other) {
    return Stream.concat(one.stream(), other.stream())
        .sorted(Comparator.reverseOrder())
        .limit(limits.recentTimes())
        .toList();
  }

  @SuppressWarnings("ReferenceEquality") // the same list says that all of it is newer
  private static ViewedProduct since(ViewedProduct view, @Nullable Instant purchase) {
    List<Instant> left = left(view.getRecentAt(), purchase);
    return left == view.getRecentAt()
        ? view
        : new ViewedProduct(
            view.getProduct(),
            left.size(),
            left,
            view.getLastAt(),
            view.getArrivedAt(),
            view.getEventId());
  }

  @SuppressWarnings("ReferenceEquality") // the same list says that all of it is newer
  private static SearchMade since(SearchMade search, @Nullable Instant purchase) {
    List<Instant> left = left(search.getRecentAt(), purchase);
    return left == search.getRecentAt()
        ? search
        : new SearchMade(
            search.getQuery(),
            search.getResults(),
            left.size(),
            left,
            search.getLastAt(),
            search.getArrivedAt(),
            search.getEventId());
  }

  private static List<Instant> left(List<Instant> recent, @Nullable Instant purchase) {
    return purchase == null ? recent : RecentTimes.after(recent, purchase);
  }

  private static boolean isNewer(Instant one, Instant other) {
    return one.isAfter(other);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
