package dev.attune.generation;

import dev.attune.avro.Assignment;
import dev.attune.avro.Brief;
import dev.attune.avro.ChoiceRule;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.ModelProcessing;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.OfferedProduct;
import dev.attune.avro.Prompt;
import dev.attune.avro.TextRules;
import dev.attune.avro.Trigger;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests for tests: a complete one, and ways to change what a test is about. */
public record Requests(
    String id,
    String userId,
    String kind,
    String language,
    String tone,
    String channel,
    List<OfferedProduct> products,
    OfferTerms terms,
    int maxOutputTokens) {

  public static final Instant CREATED = Instant.parse("2026-11-20T10:00:00Z");
  public static final Instant DEADLINE = CREATED.plusSeconds(30);

  /** A warm e-mail in English on an abandoned cart with one mug, without a discount. */
  public static Requests simple() {
    return new Requests(
        "request-1",
        "user-1",
        "cart-abandoned",
        "en",
        "plain",
        "email",
        List.of(product("Blue Mug", "12.50", null)),
        terms(0, null),
        300);
  }

  public static OfferedProduct product(
      String name, @Nullable String price, @Nullable String listPrice) {
    return new OfferedProduct(
        "p-" + name, name, null, null, money(price), money(listPrice), "EUR", null, null);
  }

  public static OfferTerms terms(int discountPercent, @Nullable String coupon) {
    return new OfferTerms(discountPercent, coupon, Instant.parse("2026-12-03T18:30:00Z"));
  }

  public static @Nullable BigDecimal money(@Nullable String amount) {
    return amount == null ? null : new BigDecimal(amount).setScale(4, RoundingMode.HALF_UP);
  }

  public Requests id(String changed) {
    return new Requests(
        changed, userId, kind, language, tone, channel, products, terms, maxOutputTokens);
  }

  public Requests userId(String changed) {
    return new Requests(
        id, changed, kind, language, tone, channel, products, terms, maxOutputTokens);
  }

  public Requests kind(String changed) {
    return new Requests(
        id, userId, changed, language, tone, channel, products, terms, maxOutputTokens);
  }

  public Requests language(String changed) {
    return new Requests(id, userId, kind, changed, tone, channel, products, terms, maxOutputTokens);
  }

  public Requests tone(String changed) {
    return new Requests(
        id, userId, kind, language, changed, channel, products, terms, maxOutputTokens);
  }

  public Requests channel(String changed) {
    return new Requests(
        id, userId, kind, language, tone, changed, products, terms, maxOutputTokens);
  }

  public Requests showing(OfferedProduct... changed) {
    return new Requests(
        id, userId, kind, language, tone, channel, List.of(changed), terms, maxOutputTokens);
  }

  public Requests terms(OfferTerms changed) {
    return new Requests(
        id, userId, kind, language, tone, channel, products, changed, maxOutputTokens);
  }

  public GenerationRequest build() {
    Trigger trigger = new Trigger("trigger-1", kind, CREATED, List.of(), Map.of());
    Brief brief =
        new Brief(
            "scenario",
            trigger,
            "hero",
            channel,
            language,
            tone,
            products,
            terms,
            TextRules.newBuilder().build());
    Prompt prompt = new Prompt("prompt-1", "hash", "You write offers.", "Write one for a mug.");
    return new GenerationRequest(
        id,
        userId,
        "hero",
        1L,
        CREATED,
        DEADLINE,
        0,
        brief,
        new Assignment("none", "default", 1.0),
        prompt,
        maxOutputTokens,
        0L,
        1,
        new ChoiceRule(0.0, 0.0, 0.0),
        null,
        false,
        ModelProcessing.ANY);
  }
}
