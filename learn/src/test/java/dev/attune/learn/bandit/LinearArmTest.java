package dev.attune.learn.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.learn.posterior.NormalPosterior;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class LinearArmTest {

  /** The formula for one feature, written out. */
  @Property(tries = 100)
  void shouldBeTheRidgeRegressionOfTheTextbook(
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -3, max = 3) Double> users) {
    // Given
    LinearArm arm = LinearArm.start(1);
    double squares = 0;
    double products = 0;
    for (int i = 0; i < users.size(); i++) {
      double x = users.get(i);
      arm = arm.with(new double[] {x}, i);
      squares += x * x;
      products += x * i;
    }

    // When
    NormalPosterior belief = arm.belief(new double[] {2}, 0.5, 0.3);

    // Then
    assertThat(belief.mean()).isCloseTo(2 * products / (squares + 0.5), within(1e-9));
    assertThat(belief.deviation()).isCloseTo(0.3 * 2 / Math.sqrt(squares + 0.5), within(1e-9));
    assertThat(arm.upperBound(new double[] {2}, 0.5, 1.5))
        .isCloseTo(belief.mean() + 1.5 * belief.deviation() / 0.3, within(1e-9));
  }

  @Test
  void shouldLearnWhomAnArmSuits() {
    // Given
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(1);
    LinearArm young = LinearArm.start(2);
    LinearArm old = LinearArm.start(2);
    for (int i = 0; i < 2_000; i++) {
      double[] user = {1, random.nextDouble()};
      young = young.with(user, random.nextDouble() < 0.3 - 0.2 * user[1] ? 1 : 0);
      old = old.with(user, random.nextDouble() < 0.1 + 0.2 * user[1] ? 1 : 0);
    }
    double[] boy = {1, 0};
    double[] woman = {1, 1};

    // When
    Propensities forBoy =
        new Thompson(0.01).of(List.of(young.belief(boy, 1, 0.4), old.belief(boy, 1, 0.4)));
    Propensities forWoman =
        new Thompson(0.01).of(List.of(young.belief(woman, 1, 0.4), old.belief(woman, 1, 0.4)));

    // Then
    assertThat(forBoy.of(0)).isGreaterThan(0.95);
    assertThat(forWoman.of(1)).isGreaterThan(0.95);
  }

  @Test
  void shouldMergeToTheSums() {
    // Given
    LinearArm one = LinearArm.start(2).with(new double[] {1, 2}, 3);
    LinearArm other = LinearArm.start(2).with(new double[] {4, 5}, 6);

    // When
    LinearArm merged = one.merge(other);

    // Then
    assertThat(merged.squares()).containsExactly(17, 22, 22, 29);
    assertThat(merged.rewards()).containsExactly(27, 36);
    assertThat(LinearArm.of(merged.squares(), merged.rewards()).belief(new double[] {1, 1}, 1, 1))
        .isEqualTo(merged.belief(new double[] {1, 1}, 1, 1));
  }
}
