package dev.attune.connectors.log.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.line.Cause;
import dev.attune.connectors.log.line.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns lines into rows by the names in each file's first line. The same header further down, as in
 * concatenated files, is a header again.
 */
final class CsvTable {

  private final CsvReader.CsvReaderBuilder csv = CsvReader.builder();
  private final List<String> required;
  private int fileIndex = -1;
  private String header = "";
  private Map<String, Integer> columns = Map.of();
  private List<String> missing = List.of();

  /** A table that cannot do without these columns. */
  CsvTable(String... required) {
    this.required = List.of(required);
  }

  /**
   * The row on a line; empty for a header.
   *
   * @throws BadValueException where it is no CSV, or columns are missing in it or in its header
   */
  Optional<CsvRow> row(Line line) {
    if (line.fileIndex() != fileIndex) {
      openFile(line);
      checkHeader();
      return Optional.empty();
    }
    if (line.text().equals(header)) {
      return Optional.empty();
    }
    checkHeader();
    List<String> values = parse(line.text());
    checkLength(values);
    return Optional.of(new CsvRow(line, columns, values));
  }

  private void openFile(Line line) {
    fileIndex = line.fileIndex();
    header = line.text();
    columns = Map.of();
    missing = required;
    List<String> names = parse(header);
    Map<String, Integer> indexes = new HashMap<>();
    for (int index = 0; index < names.size(); index++) {
      indexes.putIfAbsent(names.get(index).strip(), index);
    }
    columns = Map.copyOf(indexes);
    missing = required.stream().filter(name -> !indexes.containsKey(name)).toList();
  }

  /** Each row of a file with a wrong header is bad, so that the counts still add up. */
  private void checkHeader() {
    if (!missing.isEmpty()) {
      throw new BadValueException(
          Cause.MISSING_COLUMNS, "the file's first line lacks " + String.join(", ", missing));
    }
  }

  private void checkLength(List<String> values) {
    if (values.size() < columns.size()) {
      throw new BadValueException(
          Cause.MISSING_COLUMNS, values.size() + " columns instead of " + columns.size());
    }
    if (values.size() > columns.size()) {
      throw new BadValueException(
          Cause.EXTRA_COLUMNS, values.size() + " columns instead of " + columns.size());
    }
  }

  private List<String> parse(String text) {
    // FastCSV takes the end of the data for the end of an open quote.
    if (text.chars().filter(letter -> letter == '"').count() % 2 != 0) {
      throw new BadValueException(Cause.BAD_CSV, "a quote is not closed");
    }
    try {
      return csv.ofSingleCsvRecord(text).getFields();
    } catch (CsvParseException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new BadValueException(Cause.BAD_CSV, String.valueOf(reason.getMessage()));
    }
  }
}
