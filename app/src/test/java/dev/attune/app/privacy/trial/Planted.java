package dev.attune.app.privacy.trial;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Words that stand nowhere else, one for each field that a user fills, and calls that hold them.
 */
final class Planted {

  private static final String MARK = "cnry7f3a9d";

  private final Map<String, String> words = new TreeMap<>();
  private int calls;

  /** The word of a field, such as {@code cnry7f3a9dquery}. */
  String word(String field) {
    return words.computeIfAbsent(field, name -> MARK + name);
  }

  /** The words that stand in a text; empty if there is none. */
  List<String> in(String text) {
    return words.values().stream().filter(text::contains).toList();
  }

  /** The look of somebody else at a product, from which the catalogue learns of it. */
  String catalogue() {
    return """
    {"type":"track","event":"Product Viewed","userId":"tester","messageId":"c1",
     "properties":{"product_id":"p1","name":"Kettle","category":"home.kitchen","price":40,"currency":"EUR"}}
    """;
  }

  /** Calls that can be used: they lead to an offer after an empty search and to one after looks. */
  List<String> goodCalls() {
    List<String> calls = new ArrayList<>();
    for (int look = 0; look < 3; look++) {
      calls.add(
          call(
              "Product Viewed",
              "\"product_id\":\"p1\",\"name\":\"Kettle\",\"category\":\"home.kitchen\",\"price\":40,\"currency\":\"EUR\",\"url\":\"https://shop.example/?mail=%s\""
                  .formatted(word("url"))));
    }
    calls.add(call("Products Searched", "\"query\":\"%s\",\"results\":0".formatted(word("query"))));
    calls.add(
        call(
            "Product Reviewed",
            "\"product_id\":\"p1\",\"rating\":1,\"review_body\":\"awful %s, I am furious\""
                .formatted(word("review"))));
    calls.add(
        call(
            "Message Sent",
            "\"channel\":\"support\",\"text\":\"call %s\"".formatted(word("message"))));
    calls.add(
        call(
            "Order Completed",
            "\"order_id\":\"%s\",\"coupon\":\"%s\",\"total\":40,\"currency\":\"EUR\",\"products\":[{\"product_id\":\"p1\",\"price\":40,\"quantity\":1}]"
                .formatted(word("order"), word("coupon"))));
    calls.add(
        call(
            "Consent Withdrawn",
            "\"purposes\":[\"marketing.email\",\"%s\"]".formatted(word("wish"))));
    return calls;
  }

  /** Calls that cannot be used, each wrong in another way. */
  List<String> badCalls() {
    return List.of(
        "{\"type\":\"track\",\"userId\":\"%s\",\"event\":".formatted(word("cut")),
        "%s".formatted(word("prose")),
        "{\"type\":\"track\",\"userId\":{\"a\":\"%s\"},\"event\":\"Product Viewed\"}"
            .formatted(word("nested")),
        "{\"%s\":1,\"%s\":2}".formatted(word("twice"), word("twice")),
        call("Unknown %s".formatted(word("event")), ""),
        call("Product Viewed", "\"price\":\"%s\",\"product_id\":\"p1\"".formatted(word("price"))),
        call("Product Reviewed", "\"rating\":\"%s\"".formatted(word("rating"))),
        call("Product Viewed", "\"product_id\":\"%s\"".formatted(word("long").repeat(200))),
        call("Order Completed", "\"order_id\":\"%s\",\"products\":[]".formatted(word("empty"))),
        call("Offer Clicked", "\"offer_id\":\"%s\"".formatted(word("offer"))),
        call(
            "Product Viewed", "\"product_id\":\"p1\",\"currency\":\"%s\"".formatted(word("money"))),
        call("Consent Given", "\"purposes\":[\"%s\"]".formatted(word("purpose"))),
        "{\"type\":\"track\",\"event\":\"Product Viewed\",\"timestamp\":\"%s\",\"userId\":\"u\",\"properties\":{\"product_id\":\"p1\"}}"
            .formatted(word("time")));
  }

  /** What is asked of the server, known or not. */
  List<String> paths() {
    String user = word("asked");
    return List.of(
        "/v1/users/%s/offers".formatted(user),
        "/v1/users/%s/profile".formatted(user),
        "/v1/users/%s/timeline".formatted(user),
        "/v1/users/%s/consents".formatted(user),
        "/v1/offers/%s/why".formatted(user),
        "/v1/%s?%s=%s".formatted(word("path"), word("name"), word("value")));
  }

  /** Values that are no record: without the first byte, of a schema that is unknown, cut. */
  List<byte[]> poison() {
    byte[] text = word("poison").getBytes(StandardCharsets.UTF_8);
    return List.of(text, framed(987_654, text), framed(1, text), framed(2, text), framed(5, text));
  }

  private static byte[] framed(int schema, byte[] body) {
    return ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(schema).put(body).array();
  }

  private String call(String event, String properties) {
    calls++;
    return """
    {"type":"track","event":"%s","userId":"%s","anonymousId":"%s","messageId":"%s-%d",
     "context":{"locale":"en-GB","ip":"%s","userAgent":"%s","traits":{"email":"%s@example.org","name":"%s","phone":"%s"}},
     "properties":{%s}}\
    """
        .formatted(
            event,
            word("user"),
            word("anonymous"),
            word("id"),
            calls,
            word("ip"),
            word("agent"),
            word("mail"),
            word("fullname"),
            word("phone"),
            properties);
  }
}
