package dev.attune.app.server;

import static org.awaitility.Awaitility.await;

import dev.attune.avro.Assignment;
import dev.attune.avro.Brief;
import dev.attune.avro.Candidate;
import dev.attune.avro.ChoiceRule;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.ErasureAcknowledgement;
import dev.attune.avro.ErasureCommand;
import dev.attune.avro.EventHeader;
import dev.attune.avro.Evidence;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.ModelProcessing;
import dev.attune.avro.ModelUse;
import dev.attune.avro.Offer;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.OfferText;
import dev.attune.avro.OfferedProduct;
import dev.attune.avro.ProductRef;
import dev.attune.avro.Prompt;
import dev.attune.avro.Provenance;
import dev.attune.avro.Selection;
import dev.attune.avro.SourceOffset;
import dev.attune.avro.TextRules;
import dev.attune.avro.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a deployment writes to its topics, told for pages to be looked at. */
final class ShopOnStage {
  private final ServerUnderTest server;
  private final Instant now;

  ShopOnStage(ServerUnderTest server, Instant now) {
    this.server = server;
    this.now = now;
  }

  /** A user looks at a product, a reason is found, a text is asked for, written and sent. */
  void offer(String user, String id, String product) {
    look(user, "e-" + id, product);
    ask(user, id, product);
    answer(user, id, GuardVerdict.PASS);
    server.write(server.topics.offers(), user, offerOf(user, id, product));
    decide(user, id, DecisionOutcome.OFFERED, null);
  }

  /** The same, but no guard lets the text pass. */
  void refusal(String user, String id, String product) {
    ask(user, id, product);
    answer(user, id, GuardVerdict.FAIL);
    decide(
        user,
        id,
        DecisionOutcome.FAILED,
        new DecisionReason("generation.invalid", "no text passed the guards", null, null));
  }

  /** A reason was found, and a rule said no. */
  void silence(String user, String id) {
    decide(
        user,
        null,
        DecisionOutcome.SUPPRESSED,
        new DecisionReason("caps.per-user", "the day's offers are used up (" + id + ")", "3", "2"));
  }

  void consent(String user) {
    server.write(
        server.topics.consents(),
        user,
        new ConsentRecord(
            user,
            2L,
            now,
            Map.of("personalization", ConsentStatus.GRANTED, "marketing.sms", ConsentStatus.DENIED),
            "preference-center",
            "DE",
            Map.of(),
            null));
  }

  /** Waits for the wish and acknowledges it. */
  void forgetAsTheTopologyDoes(String user) {
    await().until(() -> wish(user).isPresent());
    server.write(
        server.topics.erasureAcknowledgements(),
        user,
        new ErasureAcknowledgement(
            wish(user).orElseThrow().getCommandId(), "topology", Instant.now(), List.of()));
  }

  private Optional<ErasureCommand> wish(String user) {
    return server.read(server.topics.erasures()).stream()
        .filter(wish -> wish.getUserId().equals(user))
        .findFirst();
  }

  void look(String user, String event, String product) {
    server.write(
        server.topics.clickstream(),
        user,
        new ClickEvent(
            new EventHeader(event, user, now, null, "en", null, "web"),
            ClickType.PRODUCT_VIEWED,
            new ProductRef("p1", product, "kitchen.kettles", "Kessvik", null, null),
            1,
            null,
            null,
            null,
            null));
  }

  private void ask(String user, String id, String product) {
    server.write(
        server.topics.generationRequests(),
        user,
        new GenerationRequest(
            id,
            user,
            "web-banner",
            1L,
            now,
            now.plus(Duration.ofMinutes(5)),
            0,
            brief(id, product),
            new Assignment("tone", "warm", 0.5),
            new Prompt("browse@1", "ab12", "Write one offer.", "The user looked at " + product),
            200,
            2L,
            1,
            new ChoiceRule(0.0, 0.0, 0.0),
            null,
            false,
            ModelProcessing.ANY));
  }

  private void answer(String user, String id, GuardVerdict verdict) {
    boolean passed = verdict == GuardVerdict.PASS;
    server.write(
        server.topics.generationResponses(),
        user,
        new GenerationResponse(
            id,
            user,
            "web-banner",
            1L,
            passed ? GenerationStatus.OK : GenerationStatus.INVALID,
            passed ? null : "no text passed the guards",
            passed ? new OfferText("Still thinking?", "It is here.", "Look again") : null,
            use(),
            selection(verdict)));
  }

  private void decide(
      String user,
      @Nullable String request,
      DecisionOutcome outcome,
      @Nullable DecisionReason reason) {
    server.write(
        server.topics.decisions(),
        user,
        new Decision(
            "t-" + request + now,
            request,
            user,
            "browse-recovery",
            "web-banner",
            "browse-abandoned",
            outcome,
            reason,
            now,
            now,
            "warm",
            List.of(new SourceOffset("e-" + request, server.topics.clickstream().name(), 0, 0L)),
            "",
            null,
            ""));
  }

  private Brief brief(String id, String product) {
    return new Brief(
        "browse-recovery",
        trigger(id),
        "web-banner",
        "web",
        "en",
        "warm",
        List.of(product(product)),
        terms(),
        TextRules.newBuilder().build());
  }

  private Trigger trigger(String id) {
    return new Trigger(
        "t-" + id,
        "browse-abandoned",
        now,
        List.of(new Evidence("e-" + id, "view")),
        Map.of("views", "3"));
  }

  private OfferTerms terms() {
    return new OfferTerms(10, "KETTLE10", now.plus(Duration.ofDays(1)));
  }

  private static OfferedProduct product(String name) {
    BigDecimal price = new BigDecimal("64.9900");
    return new OfferedProduct(
        "p1",
        name,
        "kitchen.kettles",
        "Kessvik",
        price,
        new BigDecimal("79.0000"),
        "EUR",
        null,
        null);
  }

  Offer offerOf(String user, String id, String product) {
    return new Offer(
        id,
        user,
        "browse-recovery",
        "web-banner",
        1L,
        "web",
        "en",
        "Still thinking of " + product + "?",
        "It is on the shelf, and ten percent are yours today.",
        "Look again",
        List.of(product(product)),
        terms(),
        now,
        now.plus(Duration.ofDays(1)),
        trigger(id),
        new Assignment("tone", "warm", 0.5),
        new Provenance(
            "a1b2",
            "c3d4",
            "browse@1",
            "ab12",
            2L,
            use(),
            List.of(new GuardResult("format", GuardVerdict.PASS, null)),
            selection(GuardVerdict.PASS)),
        null,
        null);
  }

  private static ModelUse use() {
    return new ModelUse(
        "openai",
        "gpt-4.1-mini",
        Map.of("temperature", "0.7"),
        1,
        840L,
        512,
        48,
        new BigDecimal("0.00028160"),
        0,
        0);
  }

  private static Selection selection(GuardVerdict verdict) {
    List<GuardResult> guards =
        List.of(
            new GuardResult("format", GuardVerdict.PASS, null),
            new GuardResult(
                "figures", verdict, verdict == GuardVerdict.PASS ? null : "19.99 is no price"));
    Candidate candidate =
        new Candidate(
            "beef", "openai/gpt-4.1-mini", null, -1, guards, -12.5, -0.31, 40, null, 0.0, null);
    int chosen = verdict == GuardVerdict.PASS ? 0 : -1;
    return new Selection(1, 1, chosen, "the only one", 0.0, List.of(candidate));
  }
}
