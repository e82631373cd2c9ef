package dev.attune.connectors.log;

import dev.attune.connectors.log.line.BadLine;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** A log read to its end, with all it gave. */
record LogReading(List<LogRecord> records, List<BadLine> badLines, LogCounts counts) {

  static LogReading of(LogSpec spec) {
    List<BadLine> bad = new ArrayList<>();
    try (EventLog log = EventLog.open(spec.withBadLines(bad::add))) {
      List<LogRecord> records = new ArrayList<>();
      log.forEachRemaining(records::add);
      return new LogReading(records, bad, log.counts());
    }
  }

  static LogReading of(LogFormat format, String... lines) {
    return of(format, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  static LogReading of(LogFormat format, byte[] log) {
    return of(LogSpec.of(List.of("-")).withFormat(format).withStdin(new ByteArrayInputStream(log)));
  }

  static LogReading of(LogFormat format, Path... files) {
    return of(LogSpec.of(Arrays.stream(files).map(Path::toString).toList()).withFormat(format));
  }

  /** The events, without the catalogue. */
  List<LogRecord> events() {
    return records.stream().filter(record -> !record.topic().equals("catalog")).toList();
  }

  /** The values of one kind. */
  <T extends SpecificRecord> List<T> values(Class<T> kind) {
    return records.stream().map(LogRecord::value).filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The keys of the causes, in order. */
  List<String> causes() {
    return badLines.stream().map(bad -> bad.cause().key()).toList();
  }
}
