package dev.attune.connectors.log;

import dev.attune.connectors.log.csv.CompleteJourneyImporter;
import dev.attune.connectors.log.csv.OnlineRetailImporter;
import dev.attune.connectors.log.csv.ProductTable;
import dev.attune.connectors.log.csv.Rees46Importer;
import dev.attune.connectors.log.draft.LineImporter;
import dev.attune.connectors.log.json.OttoImporter;
import dev.attune.connectors.log.line.BadLine;
import dev.attune.connectors.log.segment.SegmentImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes the importer of a format. */
final class Importers {

  private Importers() {}

  static LineImporter of(LogFormat format, LogSpec spec, Consumer<BadLine> badLines) {
    return switch (format) {
      case SEGMENT -> new SegmentImporter();
      case REES46 -> new Rees46Importer();
      case OTTO -> new OttoImporter();
      case ONLINE_RETAIL -> new OnlineRetailImporter();
      case COMPLETEJOURNEY -> new CompleteJourneyImporter(products(spec, badLines));
    };
  }

  private static ProductTable products(LogSpec spec, Consumer<BadLine> badLines) {
    return spec.products()
        .or(() -> besideLog(spec.paths().getFirst()))
        .map(table -> ProductTable.read(table, badLines))
        .orElseGet(ProductTable::empty);
  }

  private static Optional<Path> besideLog(String log) {
    if (log.equals("-")) {
      return Optional.empty();
    }
    return Stream.of("products.csv.gz", "products.csv")
        .map(Path.of(log)::resolveSibling)
        .filter(Files::isReadable)
        .findFirst();
  }
}
