package dev.attune.schemas.topic;

import java.time.Duration;
import java.util.stream.Collectors;

/** The catalogue as the Markdown page {@code docs/topics.md}. */
public final class TopicTable {
  private static final String HEAD =
      """
      # Topics

      Generated from the catalogue (`dev.attune.schemas.topic.Topics`); write it anew with
      `mvn -pl schemas test -Dtest=TopicTableTest -Ddocs.refresh=true`.

      Keys are strings. Values are Avro in the Confluent wire format, schema under the subject `<topic>-value`. With a tenant, each
      name starts with the tenant and a dot. Kept, by record timestamp: where the policy is `delete` how long at all; where it is
      `compact` how long an older version of a key stays at least, for `keys` at most; of `offers` older ones of a user go after 7
      days. Set it with `topic.retention.days`. Sealed: in a deployment with keys only who has them can read it, see
      [privacy](privacy.md).

      | topic | key | value | partitions | cleanup | kept | sealed | what is in it |
      |---|---|---|---|---|---|---|---|
      """;

  private TopicTable() {}

  /** The whole page. */
  public static String markdown(Topics topics) {
    return topics.all().stream().map(TopicTable::row).collect(Collectors.joining("", HEAD, ""));
  }

  private static String row(Topic<?> topic) {
    return "| `%s` | %s | `%s` | %d | %s | %s | %s | %s |\n"
        .formatted(
            topic.name(),
            topic.key(),
            topic.valueType().getSimpleName(),
            topic.partitions(),
            topic.cleanup().word(),
            kept(topic.retention()),
            topic.secrecy() == Secrecy.SEALED ? "yes" : "no",
            topic.doc());
  }

  private static String kept(Duration retention) {
    return retention.toDays() > 0 ? retention.toDays() + " d" : retention.toHours() + " h";
  }
}
