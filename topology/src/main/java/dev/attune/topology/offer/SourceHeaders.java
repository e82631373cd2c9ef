package dev.attune.topology.offer;

import dev.attune.avro.SourceOffset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Says in a record's headers where the events lie that caused it. */
final class SourceHeaders {

  /** Header key; its value is a comma-separated list of {@code topic-partition@offset}. */
  static final String SOURCES = "attune.sources";

  private SourceHeaders() {}

  static Headers of(List<SourceOffset> sources) {
    String places =
        sources.stream()
            .filter(source -> !source.getTopic().isEmpty())
            .map(source ->
                source.getTopic() + '-' + source.getPartition() + '@' + source.getOffset())
            .collect(Collectors.joining(","));
    return new RecordHeaders().add(SOURCES, places.getBytes(StandardCharsets.UTF_8));
  }
}
