package dev.attune.app.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads how long topics are kept: {@code name=days}. */
final class Retention {

  private static final long LONGEST_DAYS = 36_500;

  private Retention() {}

  /**
   * By topic.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  static Map<String, Duration> parse(List<String> words) {
    Map<String, Duration> byTopic = new HashMap<>();
    for (String word : words) {
      if (!word.isEmpty()) {
        String[] parts = word.split("=", 2);
        byTopic.put(parts[0].strip(), Duration.ofDays(days(parts.length == 2 ? parts[1] : "")));
      }
    }
    return byTopic;
  }

  private static long days(String text) {
    long days;
    try {
      days = Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is no number of days", e);
    }
    if (days < 1 || days > LONGEST_DAYS) {
      throw new IllegalArgumentException("days must be between 1 and " + LONGEST_DAYS);
    }
    return days;
  }
}
