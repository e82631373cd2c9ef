package dev.attune.topology.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.ConsentAnswer;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import dev.attune.avro.ModelProcessing;
import dev.attune.topology.playbook.ConsentRules;
import dev.attune.topology.playbook.ConsentRules.Minors;
import dev.attune.topology.playbook.ConsentRules.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsentMergeTest {

  private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");
  private static final List<String> PURPOSES =
      List.of("personalization", "marketing.email", "model.external");

  @Test
  void shouldComeToTheSameWhateverTheOrderOfArrival() {
    Random random = new Random(20261124);
    for (int round = 0; round < 2_000; round++) {
      // Given
      List<ConsentRecord> records = records(random);
      List<ConsentRecord> shuffled = new ArrayList<>(records);
      shuffled.addAll(records.subList(0, 1 + random.nextInt(records.size())));
      Collections.shuffle(shuffled, random);

      // When
      ConsentRecord one = merged(records);
      ConsentRecord other = merged(shuffled);

      // Then
      for (String purpose : PURPOSES) {
        assertThat(ConsentMerge.status(other, purpose))
            .as("round %d, %s of %s", round, purpose, records)
            .isEqualTo(ConsentMerge.status(one, purpose));
      }
    }
  }

  @Test
  void shouldKeepTheNewerDenialWhenAnotherWriterSendsAnOlderGrantWithItsWhole() {
    // Given
    ConsentRecord denial = said(5, Map.of("marketing.email", ConsentStatus.DENIED), Map.of());
    ConsentRecord whole =
        said(
            6,
            Map.of("marketing.email", ConsentStatus.GRANTED, "training", ConsentStatus.GRANTED),
            Map.of("marketing.email", new ConsentAnswer(ConsentStatus.GRANTED, AT, "till", 2L)));

    // When
    ConsentRecord holds = merged(List.of(whole, denial));

    // Then
    assertThat(ConsentMerge.status(holds, "marketing.email")).isEqualTo(ConsentStatus.DENIED);
    assertThat(ConsentMerge.status(holds, "training")).isEqualTo(ConsentStatus.GRANTED);
  }

  @Test
  void shouldCountAsNotAskedWhenTheNewestRecordNoLongerNamesAGrant() {
    // When
    ConsentRecord holds =
        merged(
            List.of(
                said(1, Map.of("training", ConsentStatus.GRANTED), Map.of()),
                said(2, Map.of("personalization", ConsentStatus.GRANTED), Map.of())));

    // Then
    assertThat(ConsentMerge.status(holds, "training")).isNull();
  }

  @Test
  void shouldAskForOptInWhereTheRegionDoes() {
    // Given
    ConsentPolicy policy =
        new ConsentPolicy(
            new ConsentRules(
                ConsentStatus.GRANTED,
                Minors.EXCLUDED,
                List.of(new Region("eu", Set.of("AT"), ConsentStatus.DENIED))));

    // When
    boolean austrian = policy.allowsProfile(null, "de-AT");
    boolean american = policy.allowsProfile(null, "en-US");
    ConsentRecord byRegion =
        new ConsentRecord("ann", 1L, AT, Map.of(), "test", "AT-9", Map.of(), null);

    // Then
    assertThat(austrian).isFalse();
    assertThat(american).isTrue();
    assertThat(policy.allowsProfile(byRegion, "en-US")).isFalse();
    assertThat(policy.processing(null, "de-AT")).isEqualTo(ModelProcessing.IN_HOUSE);
    assertThat(policy.processing(null, "en-US")).isEqualTo(ModelProcessing.ANY);
    assertThat(policy.allowsTraining(null, "de-AT")).isFalse();
  }

  @Test
  void shouldFollowThePlaybookWhenTheUserIsAMinor() {
    // Given
    ConsentRecord child = minor(Map.of("personalization", ConsentStatus.GRANTED));
    ConsentRecord guarded =
        minor(Map.of("personalization", ConsentStatus.GRANTED, "guardian", ConsentStatus.GRANTED));

    // Then
    assertThat(policy(Minors.EXCLUDED).allowsProfile(guarded, null)).isFalse();
    assertThat(policy(Minors.GUARDIAN).allowsProfile(child, null)).isFalse();
    assertThat(policy(Minors.GUARDIAN).allowsProfile(guarded, null)).isTrue();
    assertThat(policy(Minors.AS_ADULTS).allowsProfile(child, null)).isTrue();
    assertThat(policy(Minors.EXCLUDED).refusalOfOffers(child, null, "email"))
        .hasValueSatisfying(reason -> assertThat(reason.getRule()).isEqualTo("consent.minors"));
  }

  private static ConsentPolicy policy(Minors minors) {
    return new ConsentPolicy(new ConsentRules(ConsentStatus.DENIED, minors, List.of()));
  }

  private static ConsentRecord minor(Map<String, ConsentStatus> purposes) {
    return new ConsentRecord("ann", 1L, AT, purposes, "test", null, Map.of(), true);
  }

  private static ConsentRecord merged(List<ConsentRecord> records) {
    ConsentRecord holds = null;
    for (ConsentRecord each : records) {
      holds = ConsentMerge.merge(holds, each);
    }
    return Objects.requireNonNull(holds);
  }

  private static List<ConsentRecord> records(Random random) {
    List<ConsentRecord> records = new ArrayList<>();
    int count = 2 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      long version = 1L + random.nextInt(4);
      Map<String, ConsentStatus> purposes = new HashMap<>();
      Map<String, ConsentAnswer> answers = new HashMap<>();
      for (String purpose : PURPOSES) {
        ConsentStatus status = random.nextBoolean() ? ConsentStatus.GRANTED : ConsentStatus.DENIED;
        if (random.nextInt(4) > 0) {
          purposes.put(purpose, status);
        }
        if (random.nextInt(3) == 0) {
          answers.put(purpose, new ConsentAnswer(status, AT, "s" + i, 1L + random.nextInt(4)));
        }
      }
      records.add(new ConsentRecord("ann", version, AT, purposes, "s" + i, null, answers, null));
    }
    return records;
  }

  private static ConsentRecord said(
      long version, Map<String, ConsentStatus> purposes, Map<String, ConsentAnswer> answers) {
    return new ConsentRecord("ann", version, AT, purposes, "test", null, answers, null);
  }
}
