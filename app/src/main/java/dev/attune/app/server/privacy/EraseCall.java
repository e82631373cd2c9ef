package dev.attune.app.server.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.privacy.scan.Needles;
import dev.attune.app.server.web.ApiException;
import java.util.ArrayList;
import java.util.List;

/**
 * How a user is to be forgotten.
 *
 * @param known what else to search for: an e-mail address, a name
 * @param certificate whether to search at all
 */
record EraseCall(List<String> known, boolean certificate) {

  private static final int MOST = 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  EraseCall {
    known = List.copyOf(known);
  }

  /**
   * Reads the body; an empty one asks for a certificate and knows nothing more.
   *
   * @throws ApiException 400
   */
  static EraseCall of(String body) {
    if (body.isBlank()) {
      return new EraseCall(List.of(), true);
    }
    try {
      JsonNode tree = JSON.readTree(body);
      if (!tree.isObject()) {
        throw ApiException.badRequest("The body is no JSON object.");
      }
      tree.fieldNames().forEachRemaining(EraseCall::requireKnownField);
      return new EraseCall(known(tree.path("known")), certificate(tree.path("certificate")));
    } catch (JsonProcessingException e) {
      throw ApiException.badRequest("The body is no JSON.");
    }
  }

  /** A misspelt wish would else be passed over, and the certificate would say less than asked. */
  private static void requireKnownField(String name) {
    if (!name.equals("known") && !name.equals("certificate")) {
      throw ApiException.badRequest("The body may have known and certificate, nothing else.");
    }
  }

  private static List<String> known(JsonNode list) {
    List<String> texts = new ArrayList<>();
    if (list.isMissingNode()) {
      return texts;
    }
    if (!list.isArray() || list.size() > MOST) {
      throw ApiException.badRequest("known must be a list of %d texts at most.".formatted(MOST));
    }
    for (JsonNode text : list) {
      if (!text.isTextual() || !Needles.canBeFound(text.asText())) {
        throw ApiException.badRequest(
            "Each text in known must have %d bytes or more.".formatted(Needles.SHORTEST));
      }
      texts.add(text.asText());
    }
    return texts;
  }

  private static boolean certificate(JsonNode wish) {
    if (!wish.isMissingNode() && !wish.isBoolean()) {
      throw ApiException.badRequest("certificate must be true or false.");
    }
    return wish.asBoolean(true);
  }
}
