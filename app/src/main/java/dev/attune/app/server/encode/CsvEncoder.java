package dev.attune.app.server.encode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * RFC 4180 with a header, all fields in quotes. A field that a spreadsheet would take for a formula
 * begins with an apostrophe (OWASP, "CSV Injection").
 */
final class CsvEncoder implements OfferEncoder {

  private static final String FORMULA = "=+-@\t\r\n＝＋－＠|%";
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "offer_id", "channel", "language", "headline", "body", "call_to_action", "link")
          .setQuoteMode(QuoteMode.ALL)
          .get();

  @Override
  public String contentType() {
    return "text/csv; charset=utf-8; header=present";
  }

  @Override
  public String encode(List<ShownOffer> offers) {
    StringBuilder rows = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(rows, FORMAT)) {
      for (ShownOffer offer : offers) {
        printer.printRecord(
            inert(offer.offerId()),
            inert(offer.channel()),
            inert(offer.language()),
            inert(offer.headline()),
            inert(offer.body()),
            inert(offer.callToAction()),
            inert(offer.link().orElse("")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows.toString();
  }

  private static String inert(String field) {
    String visible = field.stripLeading();
    boolean isFormula =
        !field.isEmpty()
            && (FORMULA.indexOf(field.charAt(0)) >= 0
                || (!visible.isEmpty() && FORMULA.indexOf(visible.charAt(0)) >= 0));
    return isFormula ? "'" + field : field;
  }
}
