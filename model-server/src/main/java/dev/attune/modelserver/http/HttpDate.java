package dev.attune.modelserver.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The value of {@code Date}, formatted once a second.
 *
 * <p>Threads: any; a race formats twice and harms nobody.
 */
final class HttpDate {

  private volatile Stamp newest = new Stamp(Long.MIN_VALUE, "");

  private record Stamp(long second, String text) {}

  String now() {
    Instant now = Instant.now();
    Stamp stamp = newest;
    if (stamp.second() != now.getEpochSecond()) {
      stamp =
          new Stamp(
              now.getEpochSecond(),
              DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
      newest = stamp;
    }
    return stamp.text();
  }
}
