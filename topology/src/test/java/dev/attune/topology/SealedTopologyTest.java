package dev.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.ErasureCommand;
import dev.attune.avro.GenerationRequest;
import dev.attune.schemas.keyring.SealingRegistry;
import dev.attune.schemas.registry.MockSchemaRegistry;
import dev.attune.schemas.seal.DataKey;
import dev.attune.schemas.seal.MemoryKeys;
import dev.attune.topology.ledger.AnswerTiming;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same topology where records are sealed with keys of their users. */
class SealedTopologyTest {

  private static final String PLAYBOOK =
      """
      version: 1
      brand: {name: Lindhavn, voice: plain and warm}
      languages: {supported: [en, de], fallback: en}
      consent: {unasked: granted}
      caps: {per-user: {limit: 9, window: 1d}, cool-down: none}
      scenarios:
        cart-recovery:
          trigger: {kind: cart-abandoned, after: 1h}
          slot: email-main
          channel: email
          deadline: 5m
          products: {from: cart, limit: 3}
      """;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path stateFolder;
  private final MemoryKeys keys = new MemoryKeys();
  private TopologyRig rig;

  @BeforeEach
  void open() {
    SealingRegistry registry = new SealingRegistry(new MockSchemaRegistry(), keys);
    rig = new TopologyRig(stateFolder, AnswerTiming.ON_ARRIVAL, PLAYBOOK, registry);
    rig.stock("p1", "40.00");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void shouldOfferAsEverWhenRecordsAreSealed() {
    // Given
    GenerationRequest request = abandonedCart();

    // When
    rig.answer(request, MINUTE);

    // Then
    assertThat(rig.newOffers())
        .singleElement()
        .satisfies(offer -> assertThat(offer.getUserId()).isEqualTo("ann"));
    assertThat(rig.newDecisions())
        .extracting(Decision::getOutcome)
        .contains(DecisionOutcome.OFFERED);
  }

  @Test
  void shouldNameTheKeysThatNobodyNeedsWhenAUserIsErased() {
    // Given
    GenerationRequest request = abandonedCart();
    DataKey.Id key = keys.current("ann").orElseThrow().id();

    // When
    erase();

    // Then
    assertThat(rig.newAcknowledgements())
        .singleElement()
        .satisfies(said -> assertThat(said.getKeys()).containsExactly(key.toString()));
    assertThat(rig.newOffers()).containsOnlyNulls();
    assertThat(rig.newDecisions())
        .filteredOn(decision -> request.getRequestId().equals(decision.getRequestId()))
        .extracting(Decision::getOutcome)
        .containsExactly(DecisionOutcome.SUPPRESSED);
    assertThat(keys.current("ann")).as("no new key was made").isEmpty();
  }

  @Test
  void shouldKeepNumbersWithoutANameWhenAUserIsErased() {
    // Given
    abandonedCart();

    // When
    erase();

    // Then
    assertThat(rig.requestsOf("ann").getUserId()).isEmpty();
    assertThat(rig.requestsOf("ann").getTriggers()).isEqualTo(1);
    assertThat(rig.requestsOf("ann").getDecided()).isEqualTo(1);
    assertThat(rig.knows("ann")).isFalse();
  }

  @Test
  void shouldWriteNothingMoreOfAnErasedUserWhenAnAnswerComesLate() {
    // Given
    GenerationRequest request = abandonedCart();
    erase();
    rig.newDecisions();

    // When
    rig.answer(request, MINUTE);

    // Then
    assertThat(rig.newDecisions()).isEmpty();
    assertThat(rig.newOffers()).containsOnlyNulls();
    assertThat(rig.requestsOf("ann").getUserId()).isEmpty();
  }

  @Test
  void shouldNotLearnFromWhatCameBeforeTheErasureWhenItIsReadLater() {
    // Given
    abandonedCart();
    erase();

    // When
    rig.addToCart("ann", "p1");
    boolean learntFromOld = rig.knows("ann");
    rig.passUnnoticed(MINUTE);
    rig.addToCart("ann", "p1");

    // Then
    assertThat(learntFromOld).isFalse();
    assertThat(rig.knows("ann")).as("a new start").isTrue();
  }

  @Test
  void shouldStartAnewWithTheNextGenerationWhenAnErasedUserComesBack() {
    // Given
    GenerationRequest first = abandonedCart();
    erase();
    keys.destroy(keys.pseudonyms().ofRecords("ann"), keysOf("ann"));
    rig.passUnnoticed(MINUTE);

    // When
    GenerationRequest second = abandonedCart();

    // Then
    assertThat(second.getGeneration()).isEqualTo(first.getGeneration() + 1);
    assertThat(second.getRequestId()).isNotEqualTo(first.getRequestId());
  }

  @Test
  void shouldRememberARefusalWithoutANameWhenAUserIsErased() {
    // Given
    rig.pipe(
        rig.topics().consents(),
        "ann",
        new ConsentRecord(
            "ann",
            3L,
            rig.now(),
            Map.of(
                "marketing.email", ConsentStatus.DENIED,
                "personalization", ConsentStatus.GRANTED),
            "test",
            "AT",
            Map.of(),
            null));

    // When
    erase();

    // Then
    ConsentRecord kept = rig.consentOf("ann");
    assertThat(kept.getUserId()).isEmpty();
    assertThat(kept.getRegion()).isNull();
    assertThat(kept.getPurposes()).isEqualTo(Map.of("marketing.email", ConsentStatus.DENIED));
  }

  @Test
  void shouldMakeADeadLetterWithoutContentWhenBytesOfAStrangerCannotBeRead() {
    // When
    rig.pipeBytes(
        rig.topics().clickstream(), "ann", "canary-of-ann".getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(rig.newDeadLetters())
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.getCause()).isEqualTo("wrong-magic-byte");
          assertThat(letter.getValue()).isNull();
          assertThat(letter.getValueBytes()).isEqualTo(13);
        });
  }

  private void erase() {
    ErasureCommand wish = new ErasureCommand("c1", "", rig.now(), "user");
    rig.pipe(rig.topics().erasures(), "ann", wish);
  }

  private List<DataKey.Id> keysOf(String user) {
    DataKey fresh = keys.forWriting(user);
    keys.retire(user);
    return List.of(fresh.id());
  }

  private GenerationRequest abandonedCart() {
    rig.addToCart("ann", "p1");
    rig.pass(HOUR);
    return rig.nextRequest();
  }
}
