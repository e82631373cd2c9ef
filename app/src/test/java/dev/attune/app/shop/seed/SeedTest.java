package dev.attune.app.shop.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedTest {

  @Test
  void shouldPartNeighboursWhenKeysAndSeedsAreClose() {
    // Given
    Set<Long> values = new HashSet<>();

    // When
    for (int seed = 0; seed < 300; seed++) {
      for (int key = 0; key < 300; key++) {
        values.add(new Seed(seed).child(key).value());
      }
    }

    // Then
    assertThat(values).hasSize(90_000);
  }

  @Test
  void shouldSpreadUnitsEvenly() {
    // Given
    Seed seed = new Seed(9);

    // When
    double mean =
        IntStream.range(0, 100_000).mapToDouble(i -> seed.child(i).unit()).average().orElse(0);
    long low = IntStream.range(0, 100_000).filter(i -> seed.child(i).unit() < 0.1).count();

    // Then
    assertThat(mean).isCloseTo(0.5, within(0.005));
    assertThat(low / 100_000.0).isCloseTo(0.1, within(0.005));
  }

  @Test
  void shouldRollTheSameDiceAgainFromTheSamePlace() {
    // Given
    Dice dice = new Seed(9).child("visit").dice();
    Dice same = new Seed(9).child("visit").dice();

    // When
    double[] rolls = IntStream.range(0, 50).mapToDouble(i -> dice.gaussian()).toArray();

    // Then
    assertThat(IntStream.range(0, 50).mapToDouble(i -> same.gaussian()).toArray()).isEqualTo(rolls);
    assertThat(new Seed(9).child("basket").dice().gaussian()).isNotEqualTo(rolls[0]);
  }
}
