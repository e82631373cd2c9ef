package dev.attune.benchmarks.llama;

import dev.attune.avro.Assignment;
import dev.attune.avro.Brief;
import dev.attune.avro.ChoiceRule;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.OfferedProduct;
import dev.attune.avro.Prompt;
import dev.attune.avro.TextRules;
import dev.attune.avro.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Requests for a text about a kettle left in a cart. */
final class LlamaRequests {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private LlamaRequests() {}

  static GenerationRequest request(int number, int maxOutputTokens, int candidates) {
    OfferedProduct kettle =
        new OfferedProduct(
            "kettle-12",
            "Kettle Lille",
            "appliances.kitchen.kettle",
            "Norvik",
            new BigDecimal("24.9900"),
            null,
            "EUR",
            null,
            null);
    Trigger trigger = new Trigger("trigger", "cart-abandoned", NOW, List.of(), Map.of());
    OfferTerms terms = new OfferTerms(0, null, NOW.plusSeconds(86_400));
    Brief brief =
        new Brief(
            "cart",
            trigger,
            "email-main",
            "email",
            "en",
            "plain",
            List.of(kettle),
            terms,
            TextRules.newBuilder().build());
    return GenerationRequest.newBuilder()
        .setRequestId("request-" + number)
        .setUserId("user")
        .setSlot("email-main")
        .setGeneration(1)
        .setCreatedAt(NOW)
        .setDeadline(NOW.plusSeconds(300))
        .setPriority(50)
        .setBrief(brief)
        .setAssignment(new Assignment("none", "default", 1.0))
        .setPrompt(
            new Prompt("bench", "", "You write short offers.", "Write one for the Kettle Lille."))
        .setMaxOutputTokens(maxOutputTokens)
        .setConsentVersion(0)
        .setCandidates(candidates)
        .setChoose(new ChoiceRule(1.0, 0.0, 0.0))
        .build();
  }
}
