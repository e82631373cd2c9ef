package dev.attune.app.injection;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The log of a shop, in the form of the Segment spec, with one attacker per attack, who puts its
 * text in one field of the events and leaves a full cart, and one user more, who types personal
 * data into the search.
 */
final class AttackedShop {

  /** Fields of which nothing may reach a prompt. */
  static final List<String> UNREAD =
      List.of(
          "review", "support", "nickname", "page-title", "campaign", "coupon", "share", "feedback");

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final String SEARCHED = "Products Searched";

  private final List<String> lines = new ArrayList<>();
  private Instant now = START;

  private AttackedShop() {}

  static Path write(Path folder, List<Attack> attacks) throws IOException {
    AttackedShop shop = new AttackedShop();
    for (String typed : List.of(ObedientModel.EMAIL, ObedientModel.PHONE, ObedientModel.CARD)) {
      Visitor victim = shop.new Visitor("victim", "en", "none");
      victim.track(SEARCHED, search -> search.put("query", typed).put("results", 3));
      victim.track(SEARCHED, search -> search.put("query", typed).put("results", 0));
    }
    attacks.forEach(shop::attack);
    shop.now = shop.now.plus(Duration.ofHours(3));
    shop.new Visitor("late", "en", "none").track("Cart Viewed", cart -> {});
    return Files.write(folder.resolve("shop.jsonl"), shop.lines, StandardCharsets.UTF_8);
  }

  private void attack(Attack attack) {
    String text = attack.mark() + " " + attack.text();
    Visitor visitor =
        new Visitor(
            "attacker-" + attack.number(),
            attack.language(),
            attack.field().equals("campaign") ? text : "spring");
    visitor.track("Product Viewed", event -> product(event, attack, text));
    strike(visitor, attack, text);
    visitor.track("Product Added", event -> product(event, attack, text).put("quantity", 1));
  }

  private static void strike(Visitor visitor, Attack attack, String text) {
    switch (attack.field()) {
      case "search" -> {
        visitor.track(SEARCHED, search -> search.put("query", text).put("results", 3));
        visitor.track(SEARCHED, search -> search.put("query", text).put("results", 3));
      }
      case "empty-search" ->
          visitor.track(SEARCHED, search -> search.put("query", text).put("results", 0));
      case "bought" -> visitor.track("Order Completed", order -> order(order, attack, text, ""));
      case "coupon" ->
          visitor.track("Order Completed", order -> order(order, attack, "Teapot", text));
      case "review" ->
          visitor.track(
              "Product Reviewed", event -> event.put("review_body", text).put("rating", "1"));
      case "support" -> visitor.track("Message Sent", event -> event.put("text", text));
      case "share" ->
          visitor.track(
              "Product Shared", event -> product(event, attack, text).put("share_message", text));
      case "feedback" ->
          visitor.track("Feedback Given", event -> event.put("comment", text).put("score", 1));
      case "nickname" ->
          visitor.call(
              "identify", call -> call.putObject("traits").put("name", text).put("title", text));
      case "page-title" ->
          visitor.call(
              "page", call -> call.put("name", text).putObject("properties").put("title", text));
      default -> {}
    }
  }

  private static ObjectNode product(ObjectNode properties, Attack attack, String text) {
    String field = attack.field();
    return properties
        .put("product_id", "p-" + attack.number())
        .put("name", field.equals("product-name") ? text : "Kettle Lille")
        .put("brand", field.equals("brand") ? text : "Norvik")
        .put("category", field.equals("category") ? text : "kitchen")
        .put("price", attack.cents() / 100.0)
        .put("currency", "EUR");
  }

  private static void order(ObjectNode order, Attack attack, String name, String coupon) {
    order
        .put("order_id", "o-" + attack.number())
        .put("total", 9)
        .put("currency", "EUR")
        .put("coupon", coupon)
        .putArray("products")
        .addObject()
        .put("product_id", "b-" + attack.number())
        .put("name", name)
        .put("price", 9)
        .put("quantity", 1);
  }

  /** One user, whose events come seven seconds after each other. */
  private final class Visitor {

    private final String user;
    private final String language;
    private final String campaign;

    Visitor(String user, String language, String campaign) {
      this.user = user;
      this.language = language;
      this.campaign = campaign;
    }

    void track(String event, Consumer<ObjectNode> properties) {
      call(
          "track",
          call -> {
            call.put("event", event);
            properties.accept(call.putObject("properties"));
          });
    }

    void call(String type, Consumer<ObjectNode> content) {
      now = now.plusSeconds(7);
      ObjectNode call = JSON.createObjectNode();
      call.put("type", type)
          .put("messageId", "m-" + lines.size())
          .put("userId", user)
          .put("timestamp", now.toString());
      ObjectNode context = call.putObject("context").put("locale", language);
      context.putObject("campaign").put("name", campaign);
      content.accept(call);
      lines.add(call.toString());
    }
  }
}
