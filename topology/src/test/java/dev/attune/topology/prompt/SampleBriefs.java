package dev.attune.topology.prompt;

import dev.attune.avro.Brief;
import dev.attune.avro.Evidence;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.OfferedProduct;
import dev.attune.avro.TextRules;
import dev.attune.avro.Trigger;
import dev.attune.topology.playbook.SampleProfiles;
import dev.attune.topology.playbook.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Briefs for tests, as the step before would make them. */
final class SampleBriefs {

  static final OfferedProduct KETTLE =
      OfferedProduct.newBuilder()
          .setProductId("p-1")
          .setName("Kettle “Lille” 1.7 l")
          .setCategory("kitchen.kettles")
          .setBrand("Brühwerk")
          .setPrice(SampleProfiles.amount("24.99"))
          .setListPrice(SampleProfiles.amount("29.99"))
          .setCurrency("EUR")
          .setUrl("https://shop.example/p-1")
          .build();
  static final OfferedProduct BEANS =
      OfferedProduct.newBuilder().setProductId("p-2").setName("Coffee beans").build();

  private SampleBriefs() {}

  /** Of this scenario, fired at {@link SampleProfiles#NOW}; its terms hold to the end of a day. */
  static Brief of(Scenario scenario, String language, List<OfferedProduct> products) {
    Instant nextDay =
        SampleProfiles.NOW
            .plus(scenario.terms().validFor())
            .truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofDays(1));
    return of(scenario, language, products, nextDay.minusSeconds(1));
  }

  static Brief of(
      Scenario scenario, String language, List<OfferedProduct> products, Instant until) {
    Trigger trigger =
        new Trigger(
            "trigger-1",
            scenario.trigger().kind().key(),
            SampleProfiles.NOW,
            List.of(new Evidence("e-6", "search")),
            Map.of("times", "3"));
    return new Brief(
        scenario.name(),
        trigger,
        scenario.slot(),
        scenario.channel(),
        language,
        scenario.tone(),
        products,
        new OfferTerms(scenario.terms().discountPercent(), scenario.terms().coupon(), until),
        TextRules.newBuilder().build());
  }
}
