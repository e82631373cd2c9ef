package dev.attune.schemas.topic;

import java.util.stream.Collectors;

/** The catalogue as the Markdown page {@code docs/topics.md}. */
public final class TopicTable {
  private static final String HEAD =
      """
      # Topics

      Generated from the catalogue (`dev.attune.schemas.topic.Topics`); write it anew with
      `mvn -pl schemas test -Dtest=TopicTableTest -Ddocs.refresh=true`.

      Keys are strings. Values are Avro in the Confluent wire format, schema under the subject `<topic>-value`. With a tenant, each
      name starts with the tenant and a dot. Kept: for deleted topics how long at all, for compacted ones how long before an older
      version of a key may go; by record timestamp.

      | topic | key | value | partitions | cleanup | kept, days | what is in it |
      |---|---|---|---|---|---|---|
      """;

  private TopicTable() {}

  /** The whole page. */
  public static String markdown(Topics topics) {
    return topics.all().stream().map(TopicTable::row).collect(Collectors.joining("", HEAD, ""));
  }

  private static String row(Topic<?> topic) {
    return "| `%s` | %s | `%s` | %d | %s | %d | %s |\n"
        .formatted(
            topic.name(),
            topic.key(),
            topic.valueType().getSimpleName(),
            topic.partitions(),
            topic.cleanup().word(),
            topic.retention().toDays(),
            topic.doc());
  }
}
