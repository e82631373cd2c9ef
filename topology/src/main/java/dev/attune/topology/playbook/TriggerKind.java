package dev.attune.topology.playbook;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The kinds of trigger, with their parameters and defaults. The file's name is in kebab-case. */
@SuppressWarnings("ImmutableEnumChecker") // maps are made by Map.of
public enum TriggerKind {
  /** The cart has been left alone. */
  CART_ABANDONED(Map.of("after", Duration.ofHours(1)), Map.of("minimum-value", 0.0)),
  /** Products were viewed, nothing was put in the cart, and the user left. */
  BROWSE_ABANDONED(Map.of("after", Duration.ofMinutes(30)), Map.of("minimum-views", 2.0)),
  /** One product has been viewed again and again. */
  REPEATED_VIEW(Map.of("within", Duration.ofDays(7)), Map.of("times", 3.0)),
  /** The same words were searched again, and nothing was bought. */
  REPEATED_SEARCH(Map.of("within", Duration.ofDays(7)), Map.of("times", 2.0)),
  /** A search of this visit found nothing. */
  EMPTY_SEARCH(Map.of(), Map.of()),
  /** What the user looks at now is not what the user used to look at. */
  INTEREST_SHIFT(Map.of(), Map.of("share", 0.5, "minimum-events", 8.0)),
  /** A product that the user watched has become cheaper. */
  PRICE_DROP(
      Map.of("check-every", Duration.ofHours(6), "watch-for", Duration.ofDays(14)),
      Map.of("percent", 5.0)),
  /** The first event of a user. */
  FIRST_VISIT(Map.of(), Map.of()),
  /** The user has reached a number of orders. */
  LOYALTY_STEP(Map.of(), Map.of("orders", 3.0)),
  /** Something was bought to which something else belongs. */
  POST_PURCHASE(Map.of("after", Duration.ofDays(1)), Map.of()),
  /** Something that was bought is used up by now. */
  REPLENISHMENT_DUE(Map.of("default-interval", Duration.ofDays(30)), Map.of("minimum-orders", 2.0)),
  /** The user has not been seen for long. */
  DORMANT(Map.of("after", Duration.ofDays(30)), Map.of("minimum-events", 3.0)),
  /** The user's mood has fallen. */
  MOOD_DROP(Map.of(), Map.of("below", -0.3));

  private final Map<String, Duration> durations;
  private final Map<String, Double> numbers;

  TriggerKind(Map<String, Duration> durations, Map<String, Double> numbers) {
    this.durations = durations;
    this.numbers = numbers;
  }

  /** Name in the file, such as {@code cart-abandoned}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Parameters that are lengths of time, with their defaults. */
  public Map<String, Duration> durations() {
    return durations;
  }

  /** Parameters that are numbers, with their defaults. */
  public Map<String, Double> numbers() {
    return numbers;
  }
}
