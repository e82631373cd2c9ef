package dev.attune.connectors.transform;

import java.util.Map;

/**
 * Places of columns in Snowplow's enriched events, which are lines of tab-separated values: the
 * canonical event model, 131 columns. Only those that are read here.
 *
 * @see <a
 *     href="https://docs.snowplow.io/docs/fundamentals/canonical-event/understanding-the-enriched-tsv-format/">the
 *     format</a>
 */
final class SnowplowColumns {

  /** A line has so many values. */
  static final int COUNT = 131;

  static final Map<String, Integer> PLACES =
      Map.ofEntries(
          Map.entry("collector_tstamp", 3),
          Map.entry("event", 5),
          Map.entry("event_id", 6),
          Map.entry("user_id", 12),
          Map.entry("domain_userid", 15),
          Map.entry("network_userid", 17),
          Map.entry("page_url", 29),
          Map.entry("contexts", 52),
          Map.entry("se_action", 54),
          Map.entry("unstruct_event", 58),
          Map.entry("br_lang", 83),
          Map.entry("os_timezone", 100),
          Map.entry("domain_sessionid", 123),
          Map.entry("derived_tstamp", 124),
          Map.entry("event_name", 126));

  private SnowplowColumns() {}
}
