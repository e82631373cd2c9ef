package dev.attune.learn.posterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class BestArmTest {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  @Property(tries = 200)
  void shouldAgreeWithTheClosedFormWhenTwoBeliefsAreNormal(
      @ForAll @DoubleRange(min = -2, max = 2) double difference,
      @ForAll @DoubleRange(min = 0.1, max = 3) double deviation) {
    // Given
    NormalPosterior first = new NormalPosterior(0, 1);
    NormalPosterior second = new NormalPosterior(difference, deviation);

    // When
    double[] probabilities = BestArm.probabilities(List.of(first, second));
    double loss = BestArm.expectedLoss(first, second);

    // Then
    double spread = Math.hypot(1, deviation);
    double z = difference / spread;
    assertThat(probabilities[1]).isCloseTo(NORMAL.cumulativeProbability(z), within(1e-8));
    double expected = spread * NORMAL.density(z) - difference * NORMAL.cumulativeProbability(-z);
    assertThat(loss).isCloseTo(expected, within(1e-8));
  }

  @Property(tries = 100)
  void shouldAddUpToOneBeforeScalingWhenBeliefsAreOfTrials(
      @ForAll @IntRange(max = 5_000) int trials, @ForAll @DoubleRange(max = 1) double share) {
    // Given
    BetaPosterior one = BetaPosterior.of(trials, Math.floor(share * trials));
    BetaPosterior other = BetaPosterior.of(50, 3);

    // When
    double[] forth = BestArm.probabilities(List.of(one, other));
    double[] back = BestArm.probabilities(List.of(other, one));

    // Then
    assertThat(Arrays.stream(BestArm.unscaled(List.of(one, other))).sum())
        .isCloseTo(1, within(1e-6));
    assertThat(Arrays.stream(forth).sum()).isCloseTo(1, within(1e-12));
    assertThat(forth[0]).isCloseTo(back[1], within(1e-12));
  }

  @Test
  void shouldAgreeWithDrawingWhenThereAreFiveArms() {
    // Given
    List<BetaPosterior> arms =
        List.of(
            BetaPosterior.of(0, 0),
            BetaPosterior.of(100, 30),
            BetaPosterior.of(1_000, 290),
            BetaPosterior.of(40, 14),
            BetaPosterior.of(2_000, 10));
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(1);
    int draws = 200_000;
    double[] counted = new double[arms.size()];
    for (int i = 0; i < draws; i++) {
      int best = 0;
      double greatest = -1;
      for (int k = 0; k < arms.size(); k++) {
        double value = arms.get(k).sample(random);
        best = value > greatest ? k : best;
        greatest = Math.max(greatest, value);
      }
      counted[best] += 1.0 / draws;
    }

    // When
    double[] integrated = BestArm.probabilities(arms);

    // Then
    for (int k = 0; k < counted.length; k++) {
      assertThat(integrated[k]).isCloseTo(counted[k], within(0.005));
    }
  }
}
