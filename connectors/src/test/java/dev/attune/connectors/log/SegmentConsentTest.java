package dev.attune.connectors.log;

import static dev.attune.avro.ConsentStatus.DENIED;
import static dev.attune.avro.ConsentStatus.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentConsentTest {

  @Test
  void shouldReadSegmentsOwnConsentObjectWhenPreferencesAreUpdated() {
    // When
    ConsentRecord consent =
        only(
            consent(
                "Segment Consent Preference Updated",
                "{\"personalization\":true,\"marketing.email\":false}",
                "\"region\":\"DE\""));

    // Then
    assertThat(consent.getPurposes())
        .isEqualTo(Map.of("personalization", GRANTED, "marketing.email", DENIED));
    assertThat(consent.getUserId()).isEqualTo("u1");
    assertThat(consent.getRegion()).isEqualTo("DE");
    assertThat(consent.getChangedAt()).isEqualTo("2026-11-23T12:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"true\"", "1", "\"yes\"", "null", "{}", "[true]"})
  void shouldDenyWhenAnAnswerIsAnythingButTrue(String answer) {
    assertThat(
            purposes(consent("Consent Preferences Updated", "{\"training\":" + answer + "}", "")))
        .isEqualTo(Map.of("training", DENIED));
  }

  @Test
  void shouldGrantOnlyWhatIsNamedWhenConsentIsGiven() {
    assertThat(
            purposes(
                consent(
                    "Consent Given", "{\"training\":false}", "\"purposes\":[\"marketing.email\"]")))
        .isEqualTo(Map.of("training", DENIED, "marketing.email", GRANTED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"purposes\":\"marketing.email\"", "\"purposes\":[]"})
  void shouldGrantNothingWhenConsentIsGivenToNothingInParticular(String properties) {
    // When
    LogReading reading =
        LogReading.of(LogFormat.SEGMENT, consent("Consent Given", "{}", properties));

    // Then
    assertThat(reading.records()).isEmpty();
    assertThat(reading.causes()).containsExactly("missing-field");
  }

  @Test
  void shouldDenyWhatIsNamedWhenConsentIsWithdrawn() {
    assertThat(
            purposes(
                consent(
                    "Consent Withdrawn",
                    "{\"training\":true,\"marketing.email\":true}",
                    "\"purposes\":[\"marketing.email\"]")))
        .isEqualTo(Map.of("training", GRANTED, "marketing.email", DENIED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"purposes\":\"marketing.email\"", "\"purposes\":[]"})
  void shouldDenyEverythingWhenAWithdrawalNamesNothingReadable(String properties) {
    assertThat(purposes(consent("Consent Withdrawn", "{}", properties)))
        .containsOnlyKeys(
            "personalization",
            "marketing.email",
            "marketing.sms",
            "marketing.push",
            "marketing.web",
            "marketing.app",
            "model.external",
            "training")
        .allSatisfy((purpose, status) -> assertThat(status).isEqualTo(DENIED));
  }

  @Test
  void shouldGiveHigherVersionsWhenConsentsArriveAtOneTime() {
    // Given
    String given = consent("Consent Given", "{}", "\"purposes\":[\"training\"]");
    String future = given.replace("2026-11-23", "2950-01-01");
    String withdrawn = consent("Consent Withdrawn", "{}", "");

    // When
    List<ConsentRecord> consents =
        LogReading.of(LogFormat.SEGMENT, given, future, withdrawn).values(ConsentRecord.class);

    // Then
    long first = consents.getFirst().getChangedAt().toEpochMilli();
    assertThat(consents)
        .extracting(ConsentRecord::getVersion)
        .containsExactly(first, first + 1, first + 2);
  }

  private static String consent(String event, String preferences, String properties) {
    return SegmentLogTest.call(
        "track",
        """
        "userId":"u1","event":"%s","context":{"consent":{"categoryPreferences":%s}},\
        "properties":{%s}\
        """
            .formatted(event, preferences, properties));
  }

  private static Map<String, ConsentStatus> purposes(String line) {
    return only(line).getPurposes();
  }

  private static ConsentRecord only(String line) {
    List<ConsentRecord> consents =
        LogReading.of(LogFormat.SEGMENT, line).values(ConsentRecord.class);
    assertThat(consents).hasSize(1);
    return consents.getFirst();
  }
}
