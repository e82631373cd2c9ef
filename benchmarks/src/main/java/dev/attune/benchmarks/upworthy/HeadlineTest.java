package dev.attune.benchmarks.upworthy;

import java.util.Arrays;
import java.util.List;

/**
 * One experiment of the archive.
 *
 * @param id as the archive has it
 * @param week year and ISO week, such as 201446
 * @param headlineOnly whether its packages differ in nothing but their headline
 * @param headlines by package
 * @param impressions by package
 * @param clicks by package
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record HeadlineTest(
    String id,
    int week,
    boolean headlineOnly,
    List<String> headlines,
    long[] impressions,
    long[] clicks) {

  private static final int FIRST_BAD_WEEK = 201326;
  private static final int LAST_BAD_WEEK = 201402;

  /** The archive's authors distrust the randomisation of these weeks. */
  boolean isBadWeek() {
    return FIRST_BAD_WEEK <= week && week <= LAST_BAD_WEEK;
  }

  int arms() {
    return impressions.length;
  }

  long views() {
    return Arrays.stream(impressions).sum();
  }

  long allClicks() {
    return Arrays.stream(clicks).sum();
  }

  double rate() {
    return (double) allClicks() / views();
  }
}
