package dev.attune.topology.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.avro.ArmState;
import dev.attune.avro.Assignment;
import dev.attune.avro.Credit;
import dev.attune.avro.Reward;
import dev.attune.avro.RewardUnit;
import dev.attune.learn.experiment.ArmTotals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArmSumsTest {

  private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");

  @Property(tries = 200)
  void shouldBeTheSameInEveryOrderAndHoweverParted(
      @ForAll int seed, @ForAll @IntRange(min = 1, max = 60) int count) {
    // Given
    Random dice = new Random(seed);
    List<Reward> told = new ArrayList<>();
    List<Reward> newest = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RewardUnit unit = dice.nextBoolean() ? RewardUnit.OFFER : RewardUnit.USER;
      BigDecimal spent = unit == RewardUnit.USER ? money(dice) : money(0);
      Reward first = reward(unit, money(dice), null, spent);
      Reward second = reward(unit, money(dice), first.getReward(), spent);
      told.addAll(List.of(first, second));
      newest.add(reward(unit, second.getReward(), null, spent));
    }
    Collections.shuffle(told, dice);

    // When
    ArmState one = sum(told.subList(0, count));
    ArmState other = sum(told.subList(count, told.size()));

    // Then
    assertThat(ArmSums.plus(one, other)).isEqualTo(sum(newest));
  }

  @Test
  void shouldGiveTheTotalsOfTheUsersOneByOne() {
    // Given
    Random dice = new Random(1);
    ArmTotals expected = ArmTotals.NONE;
    List<Reward> rewards = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      BigDecimal spent = money(dice);
      BigDecimal value = money(dice).add(spent);
      expected = expected.with(value.doubleValue(), spent.doubleValue());
      rewards.add(reward(RewardUnit.USER, value, null, spent));
    }

    // When
    ArmTotals totals = ArmSums.totals(sum(rewards));

    // Then
    assertThat(totals.count()).isEqualTo(500);
    assertThat(totals.outcome().mean()).isCloseTo(expected.outcome().mean(), within(1e-9));
    assertThat(totals.outcome().variance()).isCloseTo(expected.outcome().variance(), within(1e-6));
    assertThat(totals.covariate().variance())
        .isCloseTo(expected.covariate().variance(), within(1e-6));
    assertThat(totals.products()).isCloseTo(expected.products(), within(1e-4));
  }

  private static ArmState sum(List<Reward> rewards) {
    ArmState sum = null;
    for (Reward reward : rewards) {
      sum = ArmSums.with(sum, reward, 0, AT);
    }
    return sum == null
        ? ArmState.newBuilder()
            .setExperiment("tone")
            .setArm("warm")
            .setAsOf(AT)
            .setWeight(0.5)
            .build()
        : sum;
  }

  private static BigDecimal money(Random dice) {
    return money(dice.nextInt(2_000_000) - 500_000);
  }

  private static BigDecimal money(int units) {
    return BigDecimal.valueOf(units, 4);
  }

  private static Reward reward(
      RewardUnit unit, BigDecimal value, @Nullable BigDecimal previous, BigDecimal spent) {
    Credit none = new Credit(0, money(0));
    return new Reward(
        "id",
        unit,
        "ann",
        "looked-often",
        new Assignment("tone", "warm", 0.5),
        null,
        AT,
        AT.plusSeconds(60),
        false,
        false,
        false,
        none,
        none,
        none,
        value,
        previous,
        spent);
  }
}
