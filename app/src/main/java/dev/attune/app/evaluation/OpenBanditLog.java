package dev.attune.app.evaluation;

import dev.attune.learn.evaluation.LoggedChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The Open Bandit Dataset's form (Saito et al. 2020, "Open Bandit Dataset and Pipeline"): CSV with
 * item_id, position, click and propensity_score. It names no users, so each row stands alone.
 */
final class OpenBanditLog {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setAllowMissingColumnNames(true)
          .get();

  private OpenBanditLog() {}

  static List<LoggedChoice> read(Path file) {
    return LogText.read(
        file,
        text -> {
          List<LoggedChoice> choices = new ArrayList<>();
          for (CSVRecord row : FORMAT.parse(text)) {
            choices.add(choice(row));
          }
          return choices;
        });
  }

  private static LoggedChoice choice(CSVRecord row) throws IOException {
    try {
      return new LoggedChoice(
          Long.toString(row.getRecordNumber()),
          row.get("position"),
          row.get("item_id"),
          Double.parseDouble(row.get("propensity_score")),
          Double.parseDouble(row.get("click")));
    } catch (IllegalArgumentException e) {
      throw new IOException("row " + row.getRecordNumber() + ": " + e.getMessage(), e);
    }
  }
}
