package dev.attune.topology.prompt;

import dev.attune.avro.Affinity;
import dev.attune.avro.Brief;
import dev.attune.avro.Evidence;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.OfferedProduct;
import dev.attune.avro.Profile;
import dev.attune.avro.SearchMade;
import dev.attune.text.normal.UntrustedText;
import dev.attune.text.personal.PersonalData;
import dev.attune.topology.playbook.TriggerKind;
import dev.attune.topology.prompt.text.Wording;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of placeholders, and nothing more: no id of a user, event, visit or product, no exact
 * time, and of the profile only what the kind of trigger needs. A placeholder without a value is
 * there with null, so that templates can ask.
 */
final class PromptFacts {

  private static final PersonalData PERSONAL = new PersonalData();
  private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private final Profile profile;
  private final Brief brief;
  private final Wording wording;

  PromptFacts(Profile profile, Brief brief) {
    this.profile = profile;
    this.brief = brief;
    this.wording = Wording.of(brief.getLanguage());
  }

  /** For the template of the user's part. */
  Map<String, Object> of(TriggerKind kind) {
    Map<String, Object> facts = terms();
    facts.put("tone", brief.getTone());
    facts.put("products", brief.getProducts().stream().map(this::product).toList());
    switch (kind) {
      case REPEATED_SEARCH, EMPTY_SEARCH -> put(facts, "search", search());
      case INTEREST_SHIFT -> put(facts, "interest", interest(Affinity::getShortTerm));
      case DORMANT -> put(facts, "interest", interest(Affinity::getLongTerm));
      case LOYALTY_STEP -> facts.put("orders", profile.getActivity().getOrders());
      case POST_PURCHASE -> put(facts, "bought", bought());
      default -> {}
    }
    return facts;
  }

  /** For a fallback text. */
  Map<String, Object> ofFallback(String brand) {
    Map<String, Object> facts = terms();
    facts.put("brand", brand);
    Map<String, Object> first =
        brief.getProducts().isEmpty() ? Map.of() : product(brief.getProducts().getFirst());
    put(facts, "product", first.get("name"));
    put(facts, "price", first.get("price"));
    put(facts, "was_price", first.get("was_price"));
    return facts;
  }

  private Map<String, Object> terms() {
    OfferTerms terms = brief.getTerms();
    Map<String, Object> facts = new HashMap<>();
    boolean promised = terms.getDiscountPercent() > 0 || terms.getCoupon() != null;
    put(facts, "discount", terms.getDiscountPercent() > 0 ? terms.getDiscountPercent() : null);
    put(facts, "coupon", terms.getCoupon());
    put(facts, "until", promised ? until() : null);
    return facts;
  }

  /**
   * The last day of the terms, where they hold to its end both for the user and in UTC. Elsewhere a
   * day alone would promise hours too many, or be another than the one that offers are checked
   * against, so no day is named.
   */
  private @Nullable String until() {
    Instant validUntil = brief.getTerms().getValidUntil();
    LocalDate last = lastWholeDay(validUntil, ZoneOffset.UTC);
    boolean agreed =
        last.equals(lastWholeDay(validUntil, zone(profile.getTimeZone())))
            && last.equals(validUntil.atOffset(ZoneOffset.UTC).toLocalDate());
    return agreed ? wording.date(last) : null;
  }

  private static LocalDate lastWholeDay(Instant validUntil, ZoneId zone) {
    ZonedDateTime end = validUntil.atZone(zone);
    return end.toLocalTime().isBefore(LAST_MINUTE)
        ? end.toLocalDate().minusDays(1)
        : end.toLocalDate();
  }

  private Map<String, Object> product(OfferedProduct product) {
    BigDecimal price = product.getPrice();
    BigDecimal before = product.getListPrice();
    boolean reduced = price != null && before != null && before.compareTo(price) > 0;
    Map<String, Object> facts = new HashMap<>();
    facts.put("name", UntrustedText.clean(product.getName(), UntrustedText.NAME));
    put(facts, "category", category(product.getCategory()));
    put(facts, "maker", clean(product.getBrand()));
    put(facts, "price", price(price, product.getCurrency()));
    put(facts, "was_price", reduced ? price(before, product.getCurrency()) : null);
    return facts;
  }

  private @Nullable String price(@Nullable BigDecimal amount, @Nullable String currency) {
    if (amount == null || currency == null || !CURRENCY.matcher(currency).matches()) {
      return null;
    }
    return wording.price(amount, currency);
  }

  /** The search that the trigger is about; the one made most often where its event is forgotten. */
  private @Nullable String search() {
    Set<String> causes =
        brief.getTrigger().getEvidence().stream()
            .map(Evidence::getEventId)
            .collect(Collectors.toSet());
    List<SearchMade> searches = profile.getSearches();
    return searches.stream()
        .filter(search -> causes.contains(search.getEventId()))
        .findFirst()
        .or(() -> searches.stream().max(Comparator.comparingInt(SearchMade::getTimes)))
        .map(search -> clean(masked(search.getQuery())))
        .orElse(null);
  }

  /** People paste addresses and numbers into search fields; none of it is a provider's business. */
  private String masked(String query) {
    return PERSONAL.mask(query, Locale.of(brief.getLanguage()));
  }

  private @Nullable String interest(ToDoubleFunction<Affinity> strength) {
    return profile.getInterests().getCategories().stream()
        .max(Comparator.comparingDouble(strength))
        .map(affinity -> category(affinity.getName()))
        .orElse(null);
  }

  private @Nullable String bought() {
    return profile.getBought().isEmpty()
        ? null
        : clean(profile.getBought().getFirst().getProduct().getName());
  }

  private static @Nullable String category(@Nullable String path) {
    return path == null ? null : clean(path.replace(".", " / ").replace('_', ' '));
  }

  private static @Nullable String clean(@Nullable String text) {
    return text == null ? null : UntrustedText.clean(text, UntrustedText.NAME);
  }

  private static ZoneId zone(@Nullable String name) {
    try {
      return name == null ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  @SuppressWarnings("NullAway") // Templates tell "no value" from "unknown name" by the key.
  private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
    facts.put(name, value);
  }
}
