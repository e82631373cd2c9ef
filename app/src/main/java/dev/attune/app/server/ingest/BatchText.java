package dev.attune.app.server.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.attune.app.server.web.ApiException;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.json.StrictJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch taken apart before its calls are read: a call that is no good must not spoil the others.
 *
 * @param envelope the batch without its calls
 * @param calls the text of each
 */
record BatchText(Fields envelope, List<String> calls) {

  /** More than any library sends; each call, bad or good, is a record. */
  static final int MOST_CALLS = 5000;

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  /**
   * Splits the text of a batch.
   *
   * @throws ApiException 400 where it is no batch
   */
  static BatchText parse(String text, StrictJson strict) {
    try (JsonParser parser = JSON.createParser(text)) {
      toArray(parser);
      int start = start(parser);
      List<String> calls = calls(parser, text);
      int end = end(parser);
      // Read as strictly as any call: a second "batch", or words behind the end, are found here.
      String rest = text.substring(0, start) + "null" + text.substring(end);
      return new BatchText(strict.read(rest), calls);
    } catch (IOException | BadValueException e) {
      throw ApiException.badRequest("The body is no JSON object with an array 'batch'.");
    }
  }

  private static void toArray(JsonParser parser) throws IOException {
    require(parser.nextToken() == JsonToken.START_OBJECT);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean batch = parser.currentName().equals("batch");
      JsonToken value = parser.nextToken();
      if (batch) {
        require(value == JsonToken.START_ARRAY);
        return;
      }
      parser.skipChildren();
    }
    require(false);
  }

  private static List<String> calls(JsonParser parser, String text) throws IOException {
    List<String> calls = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      require(calls.size() < MOST_CALLS);
      if (parser.currentToken().isScalarValue()) {
        calls.add(parser.getText());
      } else {
        int start = start(parser);
        parser.skipChildren();
        calls.add(text.substring(start, end(parser)));
      }
    }
    return calls;
  }

  private static int start(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  private static int end(JsonParser parser) {
    return (int) parser.currentLocation().getCharOffset();
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw ApiException.badRequest(
          "The body must be a JSON object with an array 'batch' of at most %d calls."
              .formatted(MOST_CALLS));
    }
  }
}
