package dev.attune.schemas.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SealTest {

  private static final byte[] PLAIN =
      "anna@example.org wants shoes".getBytes(StandardCharsets.UTF_8);

  private final DataKey key = DataKey.random("anna");

  @Test
  void shouldGiveBackWhatWasSealedWhenTheKeyIsTheSame() {
    // When
    byte[] sealed = key.seal(PLAIN);

    // Then
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("anna", "shoes");
    assertThat(DataKey.of(sealed)).contains(key.id());
    assertThat(key.open(sealed)).isEqualTo(PLAIN);
  }

  @Test
  void shouldSealDifferentlyWhenTheSameIsSealedTwice() {
    // When
    byte[] twice = key.seal(PLAIN);

    // Then
    assertThat(twice).isNotEqualTo(key.seal(PLAIN));
  }

  @Test
  void shouldRefuseWhenAnySingleByteWasChanged() {
    // Given
    byte[] sealed = key.seal(PLAIN);

    // When
    long opened =
        IntStream.range(0, sealed.length).filter(at -> opens(changed(sealed, at))).count();

    // Then
    assertThat(opened).isZero();
  }

  @Test
  void shouldRefuseWhenTheKeyIsAnotherOne() {
    // Given
    byte[] sealed = key.seal(PLAIN);

    // Then
    assertThatThrownBy(() -> DataKey.random("anna").open(sealed))
        .isInstanceOf(BrokenSealException.class)
        .hasMessageNotContaining("anna");
  }

  @Test
  void shouldTakePlainBytesForPlainWhenTheyAreOfTheWireFormat() {
    // Then
    assertThat(DataKey.of(new byte[] {0, 0, 0, 0, 1, 83, 83})).isEmpty();
    assertThat(DataKey.of(new byte[0])).isEmpty();
  }

  @Test
  void shouldUnwrapWithEveryMasterKeyThatIsStillThere() {
    // Given
    MasterKeys first = MasterKeys.random("2026-11");
    byte[] wrapped = first.wrap(key);

    // When
    MasterKeys second = MasterKeys.parse(first.rotated("2027-11").toText());

    // Then
    assertThat(second.current()).isEqualTo("2027-11");
    assertThat(second.unwrap("2026-11", wrapped)).isEqualTo(key.secret());
    assertThat(second.pseudonyms().ofRecords("anna"))
        .isEqualTo(first.pseudonyms().ofRecords("anna"));
  }

  @Test
  void shouldNameNobodyWhenAPseudonymIsMade() {
    // Given
    Pseudonyms some = MasterKeys.random("a").pseudonyms();
    Pseudonyms others = MasterKeys.random("a").pseudonyms();

    // When
    String pseudonym = some.ofRecords("anna");

    // Then
    assertThat(Pseudonyms.isOfRecords(pseudonym)).isTrue();
    assertThat(pseudonym).doesNotContain("anna").isEqualTo(some.ofRecords("anna"));
    assertThat(pseudonym)
        .isNotEqualTo(others.ofRecords("anna"))
        .isNotEqualTo(some.ofRecords("ann"));
    assertThat(some.forProvider("anna")).hasSize(32).doesNotContain(pseudonym.substring(1));
  }

  @Test
  void shouldSayWhichKeyIsWrongWithoutTellingIt() {
    // Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MasterKeys.parse("pseudonyms secret-that-is-no-key"))
        .withMessageContaining("key 1")
        .withMessageNotContaining("secret-that");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MasterKeys.parse(""))
        .withMessageContaining("pseudonyms");
  }

  private static byte[] changed(byte[] bytes, int at) {
    byte[] other = bytes.clone();
    other[at] ^= 1;
    return other;
  }

  private boolean opens(byte[] sealed) {
    try {
      key.open(sealed);
      return true;
    } catch (BrokenSealException changed) {
      return false;
    }
  }
}
