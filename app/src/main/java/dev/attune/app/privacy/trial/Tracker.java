package dev.attune.app.privacy.trial;

import dev.attune.app.privacy.scan.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers for each place how much was found when. One thread's. */
final class Tracker {

  private static final double NEVER = -1;

  private final Map<String, Place> before = new HashMap<>();
  private final Map<String, Place> newest = new LinkedHashMap<>();
  private final Map<String, Double> cleanSince = new HashMap<>();
  private long start;
  private int searches;

  Tracker(List<Place> before) {
    before.forEach(place -> this.before.put(key(place), place));
  }

  /** Time runs from here. */
  void begin() {
    start = System.nanoTime();
  }

  /** Takes a search; gives its hits. */
  long add(List<Place> places) {
    double now = (System.nanoTime() - start) / 1e9;
    searches++;
    for (Place place : places) {
      newest.put(key(place), place);
      if (place.hits() > 0) {
        cleanSince.remove(key(place));
      } else {
        cleanSince.putIfAbsent(key(place), now);
      }
    }
    return hits();
  }

  boolean isClean() {
    return hits() == 0;
  }

  private long hits() {
    return newest.values().stream().mapToLong(Place::hits).sum();
  }

  TrialReport report(
      String startedAt,
      TrialOptions options,
      long events,
      long offers,
      double erasing,
      ReplayOfTheRest.Outcome outcome) {
    List<TrialReport.PlaceReport> places = new ArrayList<>();
    newest.forEach((key, place) -> places.add(report(key, place)));
    double slowest =
        places.stream().mapToDouble(TrialReport.PlaceReport::secondsToZero).max().orElse(NEVER);
    return new TrialReport(
        "erasure",
        startedAt,
        options.users(),
        options.erased(),
        events,
        offers,
        erasing,
        searches,
        hits(),
        isClean() ? slowest : NEVER,
        outcome.isIdentical(),
        outcome.offers(),
        places);
  }

  private TrialReport.PlaceReport report(String key, Place place) {
    Place known = before.get(key);
    return new TrialReport.PlaceReport(
        place.name(),
        place.kind(),
        place.bytes(),
        known == null ? 0 : known.hits(),
        place.hits(),
        cleanSince.getOrDefault(key, NEVER));
  }

  private static String key(Place place) {
    return place.kind() + " " + place.name();
  }
}
