package dev.attune.app.shop.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.app.shop.seed.Dice;
import dev.attune.app.shop.seed.Seed;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TastesTest {

  private static final int DEPARTMENTS = 12;

  @Property
  void shouldShareOutAllInterestOnEveryDay(
      @ForAll long seed, @ForAll @LongRange(max = 40_000) long day) {
    // Given
    var tastes = new Tastes(new Seed(seed), DEPARTMENTS);

    // When
    double sum = IntStream.range(0, DEPARTMENTS).mapToDouble(d -> tastes.share(d, day)).sum();

    // Then
    assertThat(sum).isCloseTo(1, within(1e-9));
  }

  @Test
  void shouldPickDepartmentsByTheirShare() {
    // Given
    var tastes = new Tastes(new Seed(3), DEPARTMENTS);
    Dice dice = new Seed(8).dice();
    double[] picked = new double[DEPARTMENTS];

    // When
    for (int i = 0; i < 50_000; i++) {
      picked[tastes.pick(dice, 20_000)] += 1 / 50_000.0;
    }

    // Then
    for (int department = 0; department < DEPARTMENTS; department++) {
      assertThat(picked[department]).isCloseTo(tastes.share(department, 20_000), within(0.01));
    }
  }

  @Test
  void shouldDriftOverWeeks() {
    // Given
    var tastes = new Tastes(new Seed(3), DEPARTMENTS);

    // When
    long distinct =
        IntStream.range(0, 20).mapToObj(i -> tastes.share(0, 20_000 + 21L * i)).distinct().count();

    // Then
    assertThat(distinct).isGreaterThan(1);
    assertThat(tastes.share(0, 20_000)).isEqualTo(tastes.share(0, 20_000));
  }
}
