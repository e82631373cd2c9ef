package dev.attune.app.privacy.trial;

import java.util.List;

/**
 * What a trial found.
 *
 * @param eventsWhileErasing events that others sent from the first erasure to the last search
 * @param offersBefore offers that lay in their topic before the first erasure
 * @param erasing from the first wish to the last, seconds
 * @param searches how often all places were searched
 * @param hits left at the end, over all places: 0 is the proof
 * @param secondsToZero from the last wish until no place held anything; the search's own time is in
 *     it
 * @param restIdentical whether the offers of the others are the same bytes in a replay of what is
 *     left
 */
public record TrialReport(
    String benchmark,
    String startedAt,
    int users,
    int erased,
    long eventsWhileErasing,
    long offersBefore,
    double erasing,
    int searches,
    long hits,
    double secondsToZero,
    boolean restIdentical,
    long restOffers,
    List<PlaceReport> places) {

  /**
   * One place.
   *
   * @param hitsBefore before the first erasure: that it could have been found at all
   * @param hits in the last search
   * @param secondsToZero from the last wish to the first search from which on nothing was found; -1
   *     where something was found to the end
   */
  public record PlaceReport(
      String name, String kind, long bytes, long hitsBefore, long hits, double secondsToZero) {}
}
