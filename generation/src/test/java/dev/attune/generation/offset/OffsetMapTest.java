package dev.attune.generation.offset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OffsetMapTest {

  @Property
  void shouldReadWhatWasWritten(
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 2) long base,
      @ForAll @Size(max = 300) List<@IntRange(max = 20_000) Integer> finished) {
    // Given
    BitSet map = new BitSet();
    finished.forEach(map::set);

    // When
    String text = OffsetMap.write(base, map);

    // Then
    assertThat(text).hasSizeLessThanOrEqualTo(OffsetMap.MOST_CHARS);
    assertThat(text.length()).isLessThanOrEqualTo((int) OffsetMap.mostChars(map.length()));
    assertThat(map.isEmpty() ? new BitSet() : OffsetMap.read(base, text).orElseThrow())
        .isEqualTo(map);
  }

  @Property(tries = 100)
  void shouldForgetFinishedOnesAndInventNoneWhenTheyDoNotFit(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int sparseness) {
    // Given
    Random random = new Random(seed);
    BitSet map = new BitSet();
    IntStream.range(1, 200_000).filter(bit -> random.nextInt(sparseness) == 0).forEach(map::set);

    // When
    String text = OffsetMap.write(7, map);

    // Then
    assertThat(text).hasSizeLessThanOrEqualTo(OffsetMap.MOST_CHARS);
    BitSet read = OffsetMap.read(7, text).orElseThrow();
    assertThat(read.cardinality()).isGreaterThan(1_000);
    assertThat(read).isEqualTo(map.get(0, read.length()));
  }

  @Property
  void shouldReadNothingWhenAnyCharacterIsDamaged(
      @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 500) Integer> finished,
      @ForAll @IntRange(max = 10_000) int where,
      @ForAll @IntRange(min = 1, max = 63) int by) {
    // Given
    BitSet map = new BitSet();
    finished.forEach(map::set);
    String text = OffsetMap.write(3, map).replace("=", "");
    // The last character may hold bits that stand for nothing.
    int at = where % (text.length() - 1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char other = alphabet.charAt((alphabet.indexOf(text.charAt(at)) + by) % alphabet.length());

    // When
    String damaged = text.substring(0, at) + other + text.substring(at + 1);

    // Then
    assertThat(OffsetMap.read(3, damaged)).isEmpty();
  }

  @Test
  void shouldReadNothingWhenTheOffsetIsAnother() {
    // Given
    BitSet map = new BitSet();
    map.set(2, 9);

    // When
    String text = OffsetMap.write(100, map);

    // Then
    assertThat(OffsetMap.read(100, text)).contains(map);
    assertThat(OffsetMap.read(101, text)).isEmpty();
  }

  @Test
  void shouldReadNothingWhenTheTextIsNotOurs() {
    for (String foreign :
        List.of("", "{\"version\":1}", "AAAA", "AQAAAAAB", "not base 64 at all")) {
      // When
      var read = OffsetMap.read(0, foreign);

      // Then
      assertThat(read).as(foreign).isEmpty();
    }
  }

  @Test
  void shouldTakeFewCharactersWhenOneSlowCallHoldsBackManyFinishedOnes() {
    // Given
    BitSet map = new BitSet();
    map.set(1, 30_000);

    // When
    String text = OffsetMap.write(0, map);

    // Then
    assertThat(text).hasSizeLessThanOrEqualTo(12);
  }
}
