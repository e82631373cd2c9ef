package dev.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.avro.Assignment;
import dev.attune.avro.ClickType;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.ErasureCommand;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.GuardResult;
import dev.attune.avro.Offer;
import dev.attune.avro.OfferText;
import dev.attune.guards.Guards;
import dev.attune.topology.ledger.AnswerTiming;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalizationTopologyTest {

  private static final String PLAYBOOK =
      """
      version: 1
      brand: {name: Lindhavn, voice: plain and warm}
      languages: {supported: [en, de], fallback: en}
      consent: {unasked: granted}
      caps: {per-user: {limit: 3, window: 1d}, cool-down: none}
      experiments:
        tone: {arms: {warm: {weight: 50, tone: warm}, brisk: {weight: 50, tone: brisk}}}
      scenarios:
        cart-recovery:
          trigger: {kind: cart-abandoned, after: 1h}
          slot: email-main
          channel: email
          deadline: 5m
          products: {from: cart, limit: 3}
          experiment: tone
          worth: 0.02 * cart_value
          fallback:
            de: {headline: "Noch im Warenkorb", body: "{{#product}}{{product}} wartet.{{/product}}", call-to-action: "Zum Warenkorb"}
        looked-often:
          trigger: {kind: repeated-view, times: 3}
          cool-down: none
          slot: email-main
          channel: email
          deadline: 5m
          products: {from: viewed, limit: 3}
      """;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path stateFolder;
  private TopologyRig rig;

  @BeforeEach
  void open() {
    rig = new TopologyRig(stateFolder, AnswerTiming.ON_ARRIVAL, PLAYBOOK);
    rig.stock("p1", "40.00");
    rig.stock("p2", "12.50");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void shouldAskForATextWhenACartIsLeftAlone() {
    // Given
    rig.addToCart("ann", "p1");

    // When
    rig.pass(HOUR);

    // Then
    GenerationRequest request = rig.nextRequest();
    assertThat(request.getUserId()).isEqualTo("ann");
    assertThat(request.getGeneration()).isEqualTo(1);
    assertThat(request.getCreatedAt()).isEqualTo(TopologyRig.START.plus(HOUR));
    assertThat(request.getBrief().getLanguage()).isEqualTo("de");
    assertThat(request.getBrief().getProducts())
        .singleElement()
        .satisfies(product -> assertThat(product.getPrice()).isEqualByComparingTo("40"));
    assertThat(request.getPrompt().getUser()).doesNotContain("ann");
  }

  @Test
  void shouldFireATimerAsOfItsDueTimeWhenOnlyTheNextEventShowsThatItIsDue() {
    // Given
    rig.addToCart("ann", "p1");
    rig.passUnnoticed(Duration.ofHours(7));

    // When
    rig.view("ann", "p2");

    // Then
    assertThat(rig.newRequests())
        .singleElement()
        .extracting(GenerationRequest::getCreatedAt)
        .isEqualTo(TopologyRig.START.plus(HOUR));
  }

  @Test
  void shouldFireOnceWhenTimeAndEventsBothSeeTheSameDueTime() {
    // Given
    rig.addToCart("ann", "p1");
    rig.pass(HOUR);
    rig.newRequests();

    // When
    rig.pass(HOUR);
    rig.view("ann", "p1");
    rig.pass(HOUR);

    // Then
    assertThat(rig.newRequests()).isEmpty();
  }

  @Test
  void shouldPublishOneOfferWithItsProvenanceWhenTheAnswerComes() {
    // Given
    GenerationRequest request = abandonedCart("ann");

    // When
    rig.answer(request, MINUTE);

    // Then
    Offer offer = rig.newOffers().getFirst();
    assertThat(offer.getOfferId()).isEqualTo(request.getRequestId());
    assertThat(offer.getTrigger().getEvidence()).isNotEmpty();
    assertThat(offer.getProvenance().getPromptHash())
        .isEqualTo(request.getPrompt().getPromptHash());
    assertThat(offer.getProvenance().getGuards())
        .extracting(GuardResult::getGuard)
        .isEqualTo(Guards.standard().names());
    Decision decision = rig.newDecisions().getFirst();
    assertThat(decision.getOutcome()).isEqualTo(DecisionOutcome.OFFERED);
    assertThat(decision.getSources())
        .singleElement()
        .satisfies(source -> assertThat(source.getTopic()).isEqualTo("clickstream"));
    assertThat(rig.requestsOf("ann").getOpen()).isEmpty();
  }

  @Test
  void shouldDiscardTheSecondAnswerWhenAWorkerAnswersTwice() {
    // Given
    GenerationRequest request = abandonedCart("ann");
    rig.answer(request, MINUTE);
    rig.newOffers();
    rig.newDecisions();

    // When
    rig.answer(request, MINUTE);

    // Then
    assertThat(rig.newOffers()).isEmpty();
    assertThat(rig.newDecisions())
        .extracting(Decision::getOutcome)
        .containsExactly(DecisionOutcome.DISCARDED);
  }

  @Test
  void shouldSupersedeTheOlderRequestWhenTheSlotIsWantedAgain() {
    // Given
    GenerationRequest older = abandonedCart("ann");

    // When
    viewThrice("ann", "p2");

    // Then
    GenerationRequest newer = rig.nextRequest();
    assertThat(newer.getGeneration()).isEqualTo(2);
    assertThat(rig.newDecisions())
        .extracting(Decision::getRequestId, Decision::getOutcome)
        .containsExactly(tuple(older.getRequestId(), DecisionOutcome.SUPERSEDED));
    rig.answer(older, MINUTE);
    assertThat(rig.newOffers()).isEmpty();
  }

  @Test
  void shouldNotPublishWhenConsentIsWithdrawnWhileTheModelWrites() {
    // Given
    GenerationRequest request = abandonedCart("ann");

    // When
    rig.pipe(rig.topics().consents(), "ann", consent(1, ConsentStatus.DENIED));
    rig.answer(request, MINUTE);

    // Then
    assertThat(rig.newOffers()).isEmpty();
    assertThat(rig.newDecisions())
        .extracting(Decision::getOutcome)
        .containsExactly(DecisionOutcome.SUPPRESSED, DecisionOutcome.DISCARDED);
  }

  @Test
  void shouldKeepTheNewestConsentWhenVersionsComeInTheWrongOrder() {
    // Given
    rig.pipe(rig.topics().consents(), "ann", consent(2, ConsentStatus.DENIED));

    // When
    rig.pipe(rig.topics().consents(), "ann", consent(1, ConsentStatus.GRANTED));
    rig.addToCart("ann", "p1");

    // Then
    assertThat(rig.knows("ann")).isFalse();
  }

  @Test
  void shouldForgetTheUserWhenErased() {
    // Given
    GenerationRequest request = abandonedCart("ann");

    // When
    rig.pipe(rig.topics().erasures(), "ann", new ErasureCommand("c1", "ann", rig.now(), "user"));
    rig.answer(request, MINUTE);

    // Then
    assertThat(rig.knows("ann")).isFalse();
    assertThat(rig.newOffers()).as("only that the offers are taken back").containsOnlyNulls();
    assertThat(rig.requestsOf("ann").getAdmissions()).isEmpty();
  }

  @Test
  void shouldFallBackToThePlaybooksTextWhenTheModelFails() {
    // Given
    GenerationRequest request = abandonedCart("ann");

    // When
    rig.fail(request);

    // Then
    assertThat(rig.newOffers())
        .singleElement()
        .satisfies(offer -> {
          assertThat(offer.getProvenance().getUse().getProvider()).isEqualTo("template");
          assertThat(offer.getBody()).isEqualTo("Kettle p1 wartet.");
          assertThat(offer.getAssignment()).isEqualTo(new Assignment("tone", "fallback", 1.0));
          assertThat(offer.getReplaced()).isEqualTo(request.getAssignment());
        });
    assertThat(request.getAssignment().getArm()).isIn("warm", "brisk");
    assertThat(rig.newDecisions())
        .extracting(Decision::getOutcome)
        .containsExactly(DecisionOutcome.FALLBACK);
  }

  @Test
  void shouldSayWhatAnAnswerIsWorthWhenThePlaybookDoes() {
    // When
    GenerationRequest request = abandonedCart("ann");

    // Then
    assertThat(request.getWorthUsd()).isEqualByComparingTo("0.8");
  }

  @Test
  void shouldEndTheRequestWhenItsDeadlinePasses() {
    // Given
    viewThrice("ann", "p2");
    rig.nextRequest();

    // When
    rig.pass(Duration.ofMinutes(6));

    // Then
    assertThat(rig.newDecisions())
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.getOutcome()).isEqualTo(DecisionOutcome.EXPIRED);
          assertThat(decision.getDecidedAt())
              .isEqualTo(TopologyRig.START.plusMillis(3).plus(Duration.ofMinutes(5)));
        });
  }

  @Test
  void shouldRefuseATextWhoseFiguresAreNotTheCatalogues() {
    // Given
    GenerationRequest request = abandonedCart("ann");

    // When
    rig.respond(
        request,
        GenerationStatus.OK,
        new OfferText(
            request.getBrief().getProducts().getFirst().getName(),
            "Heute zum halben Preis.",
            "Kaufen"),
        MINUTE);

    // Then
    assertThat(rig.newDecisions())
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.getOutcome()).isEqualTo(DecisionOutcome.FALLBACK);
          assertThat(decision.getReason().getRule()).isEqualTo("guards.facts");
        });
  }

  @Test
  void shouldRefuseATextThatRepeatsWhatItsWriterWasTold() {
    // Given words of the rules, which are part of every prompt
    GenerationRequest request = abandonedCart("ann");
    String system = request.getPrompt().getSystem();
    String rule = "Address the reader directly and write for one person";
    assertThat(system.replaceAll("\\s+", " ")).contains(rule);

    // When
    rig.respond(
        request,
        GenerationStatus.OK,
        new OfferText(request.getBrief().getProducts().getFirst().getName(), rule + ".", "Kaufen"),
        MINUTE);

    // Then
    assertThat(rig.newDecisions())
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.getOutcome()).isEqualTo(DecisionOutcome.FALLBACK);
          assertThat(decision.getReason().getRule()).isEqualTo("guards.echo");
        });
  }

  @Test
  void shouldNotPublishWhenThePriceChangedWhileTheModelWrote() {
    // Given
    GenerationRequest request = abandonedCart("ann");
    rig.passUnnoticed(MINUTE);
    rig.stock("p1", "45.00");

    // When
    rig.answer(request, MINUTE);

    // Then
    assertThat(rig.newOffers()).isEmpty();
    assertThat(rig.newDecisions())
        .singleElement()
        .satisfies(decision -> assertThat(decision.getReason().getRule()).isEqualTo("facts.price"));
  }

  @Test
  void shouldSayWhichRuleForbadeItWhenTheCapIsReached() {
    // Given
    for (int i = 0; i < 3; i++) {
      rig.stock("q" + i, "10.00");
      viewThrice("ann", "q" + i);
      rig.answer(rig.nextRequest(), MINUTE);
    }
    rig.newDecisions();
    rig.stock("q3", "10.00");

    // When
    viewThrice("ann", "q3");

    // Then
    assertThat(rig.newDecisions())
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.getReason().getRule()).isEqualTo("caps.per-user");
          assertThat(decision.getReason().getRequired()).isEqualTo("fewer than 3");
        });
  }

  @Test
  void shouldCountAnEventOnceWhenItComesTwice() {
    // Given
    rig.click("ann", ClickType.PRODUCT_VIEWED, "p1", "same", rig.now());

    // When
    rig.click("ann", ClickType.PRODUCT_VIEWED, "p1", "same", rig.now());

    // Then
    assertThat(rig.profile("ann").getActivity().getViews()).isEqualTo(1);
  }

  @Test
  void shouldTakeTheArrivalWhenAnEventsTimeCannotBeTrue() {
    // When
    rig.click("ann", ClickType.PRODUCT_VIEWED, "p1", "e", Instant.parse("2100-01-01T00:00:00Z"));

    // Then
    assertThat(rig.profile("ann").getActivity().getLastSeenAt()).isEqualTo(TopologyRig.START);
  }

  @Test
  void shouldWriteDeadLettersAndGoOnWhenRecordsCannotBeUsed() {
    // Given
    byte[] wrongMagic = "junk".getBytes(StandardCharsets.UTF_8);
    byte[] unknownSchema = {0, 0, 0, 9, 9, 1, 2, 3};
    byte[] whole =
        rig.encoded(rig.topics().erasures(), new ErasureCommand("c1", "ann", rig.now(), "test"));
    byte[] truncated = Arrays.copyOf(whole, whole.length - 1);

    // When
    rig.pipeBytes(rig.topics().clickstream(), "ann", wrongMagic);
    rig.pipeBytes(rig.topics().clickstream(), "ann", unknownSchema);
    rig.pipeBytes(rig.topics().erasures(), "ann", truncated);
    rig.pipe(rig.topics().clickstream(), "ann", null);
    rig.pipe(rig.topics().purchases(), null, null);
    rig.view("ann", "p1");

    // Then
    assertThat(rig.newDeadLetters())
        .extracting(letter -> letter.getStep() + " " + letter.getCause())
        .containsExactly(
            "read wrong-magic-byte",
            "read unknown-schema-id",
            "read truncated",
            "event null-value",
            "event null-key");
    assertThat(rig.profile("ann").getActivity().getViews()).isEqualTo(1);
  }

  private GenerationRequest abandonedCart(String user) {
    rig.addToCart(user, "p1");
    rig.pass(HOUR);
    return rig.nextRequest();
  }

  private void viewThrice(String user, String product) {
    for (int i = 0; i < 3; i++) {
      rig.view(user, product);
    }
  }

  private ConsentRecord consent(long version, ConsentStatus personalization) {
    return new ConsentRecord(
        "ann",
        version,
        rig.now(),
        Map.of("personalization", personalization),
        "test",
        null,
        Map.of(),
        null);
  }
}
