package dev.attune.learn.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attune.learn.posterior.BetaPosterior;
import dev.attune.learn.posterior.NormalPosterior;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ThompsonTest {

  private static final Decay WEEKLY = new Decay(Duration.ofDays(7));
  private static final long DAY = 86_400_000L;

  /** Law: the state of a stream is the state of a recount, bit by bit. */
  @Property(tries = 200)
  void shouldKnowTheSameWhateverTheOrderOfTheFeedback(
      @ForAll @Size(max = 40) List<@LongRange(min = 0, max = 200 * DAY) Long> times,
      @ForAll @LongRange(min = 0, max = 99) long seed,
      @ForAll @IntRange(max = 40) int split) {
    // Given
    List<Long> shuffled = new ArrayList<>(times);
    Collections.shuffle(shuffled, new Random(seed));
    ArmState straight = ArmState.NEW;
    ArmState first = ArmState.NEW;
    ArmState second = ArmState.NEW;

    // When
    for (long at : times) {
      straight = straight.with(Tally.of(reward(at)), at, WEEKLY);
    }
    for (int i = 0; i < shuffled.size(); i++) {
      long at = shuffled.get(i);
      Tally tally = Tally.of(reward(at));
      first = i < split ? first.with(tally, at, WEEKLY) : first;
      second = i < split ? second : second.with(tally, at, WEEKLY);
    }

    // Then
    assertThat(second.merge(first, WEEKLY)).isEqualTo(straight);
  }

  @Test
  void shouldCountHalfAfterTheHalfLife() {
    // Given
    ArmState state = ArmState.NEW.with(Tally.of(1), 0, WEEKLY);

    // When
    Evidence later = state.evidence(7 * DAY, WEEKLY);

    // Then
    assertThat(later.trials()).isEqualTo(0.5);
    assertThat(later.sum()).isEqualTo(0.5);
    assertThat(state.evidence(7 * DAY, Decay.NONE).trials()).isEqualTo(1);
  }

  @Test
  void shouldTakeBackWhatWasRefunded() {
    // Given
    ArmState bought = ArmState.NEW.with(Tally.of(19.99), 0, Decay.NONE);

    // When
    ArmState refunded = bought.with(Tally.correction(19.99, 0), 0, Decay.NONE);

    // Then
    assertThat(refunded).isEqualTo(ArmState.NEW.with(Tally.of(0), 0, Decay.NONE));
  }

  @Test
  void shouldLogThePropensityWithWhichItChooses() {
    // Given
    List<Evidence> arms =
        List.of(new Evidence(100, 10, 10), new Evidence(100, 14, 14), new Evidence(5, 0, 0));
    Thompson thompson = new Thompson(0.05);
    List<BetaPosterior> beliefs = arms.stream().map(Evidence::rate).toList();
    Propensities propensities = thompson.byRate(arms);
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(1);
    int draws = 100_000;
    int[] chosen = new int[3];
    int[] sampled = new int[3];

    // When
    for (int i = 0; i < draws; i++) {
      chosen[propensities.choose(random.nextDouble())]++;
      sampled[thompson.draw(beliefs, random)]++;
    }

    // Then
    for (int arm = 0; arm < 3; arm++) {
      assertThat((double) chosen[arm] / draws).isCloseTo(propensities.of(arm), within(0.006));
      assertThat((double) sampled[arm] / draws).isCloseTo(propensities.of(arm), within(0.006));
      assertThat(propensities.of(arm)).isGreaterThanOrEqualTo(0.05);
    }
  }

  @Test
  void shouldComeToPreferTheArmThatEarnsMore() {
    // Given
    NormalPosterior prior = new NormalPosterior(0, 10);
    ArmState cheap = ArmState.NEW;
    ArmState dear = ArmState.NEW;
    for (int i = 0; i < 200; i++) {
      cheap = cheap.with(Tally.of(i % 10 == 0 ? 20 : 0), i, Decay.NONE);
      dear = dear.with(Tally.of(i % 20 == 0 ? 90 : 0), i, Decay.NONE);
    }

    // When
    Propensities propensities =
        new Thompson(0.02)
            .byValue(
                List.of(cheap.evidence(200, Decay.NONE), dear.evidence(200, Decay.NONE)), prior);

    // Then
    assertThat(propensities.of(1)).isBetween(0.9, 0.98);
  }

  @Test
  void shouldLetNobodyMoveAnArmAlone() {
    InfluenceCap cap = new InfluenceCap(3, 50);
    assertThat(IntStream.range(0, 1_000).filter(cap::admits).count()).isEqualTo(3);
    assertThat(cap.capped(9_000)).isEqualTo(50);
  }

  @Test
  void shouldRefuseAFloorThatLeavesNoRoom() {
    assertThatThrownBy(() -> Propensities.of(new double[] {1, 1, 1}, 0.4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double reward(long at) {
    return at % 7 * 0.0337 + (at % 3 == 0 ? 1e6 : 0);
  }
}
