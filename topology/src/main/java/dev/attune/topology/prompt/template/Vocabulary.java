package dev.attune.topology.prompt.template;

import dev.attune.topology.playbook.Scenario.Terms;
import dev.attune.topology.playbook.TriggerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All placeholders, by what a template is for. It is also the rule of data minimisation: what is
 * not listed for a kind of trigger never reaches its prompt.
 */
public record Vocabulary(List<Placeholder> placeholders) {

  /** What the template of the system part may name. */
  public static final Vocabulary SYSTEM =
      new Vocabulary(
          List.of(
              Placeholder.always("brand", "the shop's name"),
              Placeholder.always("voice", "how the shop speaks"),
              Placeholder.sometimes("banned", "words never to be used, parted by commas"),
              Placeholder.sometimes("preferred", "words to be preferred, and to which"),
              Placeholder.sometimes("required", "words that must stand in a text"),
              Placeholder.sometimes("promises", "what the shop promises, by the playbook's names"),
              Placeholder.sometimes("notice", "what must stand in a text of its language"),
              Placeholder.always("language", "English name of the language, such as German"),
              Placeholder.always("language_tag", "its tag, such as de"),
              Placeholder.always("channel", "how the reader is reached, such as email"),
              Placeholder.always("headline_limit", "most characters of the headline"),
              Placeholder.always("body_limit", "most characters of the body"),
              Placeholder.always("call_limit", "most characters of the call to action")));

  private static final Placeholder PRODUCTS =
      Placeholder.list(
          "products",
          "what the text is about, best first",
          List.of(
              Placeholder.always("name", "the product's name"),
              Placeholder.sometimes("category", "its category"),
              Placeholder.sometimes("maker", "its brand"),
              Placeholder.sometimes("price", "its price with currency"),
              Placeholder.sometimes("was_price", "its higher price before, with currency")));

  private static final Placeholder DISCOUNT =
      Placeholder.sometimes("discount", "reduction in percent, without the sign");
  private static final Placeholder COUPON = Placeholder.sometimes("coupon", "code to enter");
  private static final Placeholder UNTIL =
      Placeholder.sometimes("until", "last day of the terms, where they hold to its end");

  /** What a fallback text may name. */
  public static final Vocabulary FALLBACK =
      new Vocabulary(
          List.of(
              Placeholder.always("brand", "the shop's name"),
              Placeholder.sometimes("product", "name of the first product"),
              Placeholder.sometimes("price", "price of the first product, with currency"),
              Placeholder.sometimes("was_price", "its higher price before, with currency"),
              DISCOUNT,
              COUPON,
              UNTIL));

  /** Copies the list. */
  public Vocabulary {
    placeholders = List.copyOf(placeholders);
  }

  /** What the template of the user's part may name. */
  public static Vocabulary of(TriggerKind kind) {
    List<Placeholder> all = new ArrayList<>();
    all.add(Placeholder.always("tone", "how to say it"));
    all.add(PRODUCTS);
    all.add(DISCOUNT);
    all.add(COUPON);
    all.add(UNTIL);
    particular(kind).ifPresent(all::add);
    return new Vocabulary(all);
  }

  /** What only this kind of trigger needs. */
  private static Optional<Placeholder> particular(TriggerKind kind) {
    return switch (kind) {
      case REPEATED_SEARCH, EMPTY_SEARCH ->
          Optional.of(Placeholder.sometimes("search", "the words searched for"));
      case INTEREST_SHIFT ->
          Optional.of(Placeholder.sometimes("interest", "the category of the last days"));
      case DORMANT ->
          Optional.of(Placeholder.sometimes("interest", "the favourite category of old"));
      case LOYALTY_STEP -> Optional.of(Placeholder.always("orders", "completed orders so far"));
      case POST_PURCHASE ->
          Optional.of(Placeholder.sometimes("bought", "name of the product bought last"));
      case CART_ABANDONED,
          BROWSE_ABANDONED,
          REPEATED_VIEW,
          PRICE_DROP,
          FIRST_VISIT,
          REPLENISHMENT_DUE,
          MOOD_DROP ->
          Optional.empty();
    };
  }

  /** What a fallback text may name; what these terms always have needs no section. */
  public static Vocabulary fallback(Terms terms) {
    List<Placeholder> all = new ArrayList<>(FALLBACK.placeholders);
    if (terms.discountPercent() > 0) {
      all.replaceAll(placeholder -> ensure(placeholder, DISCOUNT));
    }
    if (terms.coupon() != null) {
      all.replaceAll(placeholder -> ensure(placeholder, COUPON));
    }
    return new Vocabulary(all);
  }

  private static Placeholder ensure(Placeholder placeholder, Placeholder certain) {
    return placeholder.equals(certain) ? placeholder.inEveryText() : placeholder;
  }

  Optional<Placeholder> find(String name) {
    return placeholders.stream().filter(known -> known.name().equals(name)).findFirst();
  }

  /** Names, in the order of the reference. */
  public List<String> names() {
    return placeholders.stream().map(Placeholder::name).toList();
  }
}
