package dev.attune.benchmarks.upworthy;

import dev.attune.app.evaluation.LogText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the archive's CSV (Matias, Munger, Le Quere and Ebersole 2021, "The Upworthy Research
 * Archive, a time series of 32,487 experiments in U.S. media").
 */
final class Archive {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private Archive() {}

  /** Experiments of two packages or more that were seen. */
  static List<HeadlineTest> read(Path file) {
    return LogText.read(
        file,
        text -> {
          Map<String, List<CSVRecord>> rows = new LinkedHashMap<>();
          for (CSVRecord row : FORMAT.parse(text)) {
            rows.computeIfAbsent(row.get("clickability_test_id"), id -> new ArrayList<>()).add(row);
          }
          return rows.values().stream()
              .map(Archive::test)
              .filter(test -> test.arms() > 1 && test.views() > 0)
              .toList();
        });
  }

  private static HeadlineTest test(List<CSVRecord> packages) {
    boolean sameRest =
        distinct(packages, row -> row.get("eyecatcher_id") + row.get("lede") + row.get("excerpt"))
            == 1;
    boolean headlines = distinct(packages, row -> row.get("headline")) == packages.size();
    CSVRecord first = packages.getFirst();
    return new HeadlineTest(
        first.get("clickability_test_id"),
        Integer.parseInt(first.get("test_week")),
        sameRest && headlines,
        packages.stream().map(row -> row.get("headline")).toList(),
        packages.stream().mapToLong(row -> Long.parseLong(row.get("impressions"))).toArray(),
        packages.stream().mapToLong(row -> Long.parseLong(row.get("clicks"))).toArray());
  }

  private static int distinct(List<CSVRecord> rows, Function<CSVRecord, String> part) {
    return rows.stream().map(part).collect(Collectors.toSet()).size();
  }
}
