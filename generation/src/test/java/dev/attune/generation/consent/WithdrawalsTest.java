package dev.attune.generation.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationStatus;
import dev.attune.generation.Requests;
import dev.attune.generation.consent.Withdrawal.Consent;
import dev.attune.generation.consent.Withdrawal.Erasure;
import dev.attune.generation.lane.Ending;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WithdrawalsTest {

  private static final Duration KEEP = Duration.ofMinutes(10);

  private final AtomicLong now = new AtomicLong();
  private final Withdrawals withdrawals = new Withdrawals(KEEP, now::get);

  @Test
  void shouldEndARequestOfAnEarlierConsentWhenItsChannelIsDenied() {
    // When
    withdrawals.add(new Consent("ann", 3, Set.of("marketing.email")));

    // Then
    assertThat(withdrawals.ending(request(2)))
        .contains(
            new Ending(
                GenerationStatus.WITHDRAWN,
                "the user withdrew consent to marketing.email after it was asked"));
    assertThat(withdrawals.ending(request(3))).isEmpty();
  }

  @Test
  void shouldLetPassWhenAnotherChannelIsDenied() {
    // When
    withdrawals.add(new Consent("ann", 3, Set.of("marketing.push", "training")));

    // Then
    assertThat(withdrawals.ending(request(2))).isEmpty();
  }

  @Test
  void shouldLetPassWhenConsentWasGivenAgainWhateverTheOrderOfArrival() {
    // When
    withdrawals.add(new Consent("ann", 4, Set.of("personalization")));
    withdrawals.add(new Consent("ann", 5, Set.of()));
    withdrawals.add(new Consent("ann", 3, Set.of("personalization")));

    // Then
    assertThat(withdrawals.ending(request(2))).isEmpty();
  }

  @Test
  void shouldEndWhatWasAskedUntilTheErasureAndNothingLater() {
    // When
    withdrawals.add(new Erasure("ann", Requests.CREATED));
    withdrawals.add(new Erasure("ann", Requests.CREATED.minusSeconds(9)));

    // Then
    assertThat(withdrawals.ending(request(0))).isPresent();
    GenerationRequest later =
        GenerationRequest.newBuilder(request(0))
            .setCreatedAt(Requests.CREATED.plusMillis(1))
            .build();
    assertThat(withdrawals.ending(later)).isEmpty();
  }

  @Test
  void shouldForgetWhenNoRequestCanBeOlder() {
    // Given
    withdrawals.add(new Erasure("ann", Requests.CREATED));

    // When
    now.addAndGet(KEEP.plusMillis(1).toNanos());

    // Then
    assertThat(withdrawals.ending(request(0))).isEmpty();
    withdrawals.add(new Erasure("bob", Requests.CREATED));
    assertThat(withdrawals.size()).isEqualTo(1);
  }

  @Test
  void shouldForgetTheOldestWhenThereAreTooMany() {
    // Given
    Recent<String> recent = new Recent<>(2, KEEP, now::get);
    recent.put("ann", "a");
    recent.put("bob", "b");
    recent.put("ann", "c");

    // When
    recent.put("cyd", "d");

    // Then
    assertThat(recent.get("bob")).isEmpty();
    assertThat(recent.get("ann")).contains("c");
    assertThat(recent.size()).isEqualTo(2);
  }

  private static GenerationRequest request(long consentVersion) {
    return GenerationRequest.newBuilder(Requests.simple().userId("ann").build())
        .setConsentVersion(consentVersion)
        .build();
  }
}
