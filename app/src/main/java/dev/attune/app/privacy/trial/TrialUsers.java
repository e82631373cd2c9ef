package dev.attune.app.privacy.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Users whose ids are random addresses, each with a random word that stands in whatever the user
 * leaves: what was searched, written, looked at.
 */
final class TrialUsers {

  private static final int PRODUCTS = 8;

  private final List<User> all = new ArrayList<>();

  /** One of them. */
  record User(String id, String canary) {}

  TrialUsers(int count, long seed) {
    Random dice = new Random(seed);
    for (int i = 0; i < count; i++) {
      all.add(
          new User(
              "u%016x@shop.example".formatted(dice.nextLong()),
              "cnry%016x".formatted(dice.nextLong())));
    }
  }

  List<User> all() {
    return List.copyOf(all);
  }

  /**
   * A visit as lines of a Segment log: a search, three looks at one product, a message.
   *
   * @param number of the visit; makes the ids of its events
   */
  static List<String> visit(User user, Instant at, long number) {
    int product = Math.floorMod(user.id().hashCode() + (int) number, PRODUCTS);
    List<String> lines = new ArrayList<>();
    lines.add(
        line(
            user,
            at,
            number,
            "Products Searched",
            "\"query\":\"%s kettle\"".formatted(user.canary())));
    for (int look = 1; look <= 3; look++) {
      lines.add(
          line(
              user,
              at.plusSeconds(look),
              number,
              "Product Viewed",
              "\"product_id\":\"p%d\",\"name\":\"Kettle %d\",\"category\":\"home.kitchen\",\"price\":%d,\"currency\":\"EUR\",\"url\":\"https://shop.example/p%d\""
                  .formatted(product, product, 20 + product, product)));
    }
    lines.add(
        line(
            user,
            at.plusSeconds(4),
            number,
            "Product Reviewed",
            "\"product_id\":\"p%d\",\"rating\":4,\"review_body\":\"%s is what I wrote\""
                .formatted(product, user.canary())));
    return lines;
  }

  private static String line(User user, Instant at, long number, String event, String properties) {
    return String.format(
        Locale.ROOT,
        "{\"type\":\"track\",\"event\":\"%s\",\"userId\":\"%s\",\"messageId\":\"%s-%d-%d\",\"timestamp\":\"%s\",\"context\":{\"locale\":\"en-GB\"},\"properties\":{%s}}",
        event,
        user.id(),
        user.canary(),
        number,
        at.getEpochSecond(),
        at,
        properties);
  }
}
