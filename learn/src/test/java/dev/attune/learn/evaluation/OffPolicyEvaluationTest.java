package dev.attune.learn.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attune.learn.evaluation.OffPolicyEvaluation.Estimate;
import dev.attune.learn.evaluation.OverlapGate.PoorOverlapException;
import dev.attune.learn.statistic.Bootstrap;
import dev.attune.learn.statistic.Estimated;
import dev.attune.learn.statistic.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OffPolicyEvaluationTest {

  private static final TargetPolicy UNIFORM = TargetPolicy.uniform(List.of("a", "b", "c"));
  private static final double TRUTH = (0.1 + 0.2 + 0.6) / 3;

  @Property(tries = 50)
  void shouldAgreeWithTheFormulasOfThePapersWrittenRowByRow(
      @ForAll @LongRange(min = 0, max = 1_000) long seed) {
    // Given
    List<LoggedChoice> choices = choices(seed, 60);

    // When
    WeightedLog log = WeightedLog.of(choices, UNIFORM);

    // Then
    double n = choices.size();
    double ips = sum(choices, c -> c.reward() / 3 / c.propensity()) / n;
    double weights = sum(choices, c -> 1.0 / 3 / c.propensity());
    Function<String, Double> mean =
        action -> {
          List<LoggedChoice> of = choices.stream().filter(c -> c.action().equals(action)).toList();
          return of.isEmpty() ? 0 : sum(of, LoggedChoice::reward) / of.size();
        };
    double model = (mean.apply("a") + mean.apply("b") + mean.apply("c")) / 3;
    double errors =
        sum(choices, c -> (c.reward() - mean.apply(c.action())) / 3 / c.propensity()) / n;
    assertThat(new InversePropensity().estimate(log)).isCloseTo(ips, within(1e-12));
    assertThat(new SelfNormalized().estimate(log)).isCloseTo(ips * n / weights, within(1e-12));
    assertThat(new DirectMethod().estimate(log)).isCloseTo(model, within(1e-12));
    assertThat(new DoublyRobust().estimate(log)).isCloseTo(model + errors, within(1e-12));
    assertThat(new DoublyRobust(0).estimate(log)).isCloseTo(model, within(1e-12));
  }

  /** The error that an estimator claims is the spread of what it says of many logs. */
  @Test
  void shouldClaimTheErrorThatItHas() {
    for (Estimator estimator : OffPolicyEvaluation.ESTIMATORS) {
      // Given
      Moments values = Moments.NONE;
      Moments errors = Moments.NONE;

      // When
      for (int world = 0; world < 400; world++) {
        Estimated estimated = estimator.estimated(WeightedLog.of(choices(world, 600), UNIFORM));
        values = values.with(estimated.value());
        errors = errors.with(estimated.error());
      }

      // Then
      assertThat(errors.mean() / Math.sqrt(values.variance()))
          .as(estimator.name())
          .isCloseTo(1, within(0.1));
    }
  }

  @Test
  void shouldFindTheValueOfThePolicyWhenTheLogIsLong() {
    // Given
    WeightedLog log = WeightedLog.of(choices(5, 20_000), UNIFORM);

    // When
    OffPolicyEvaluation evaluation =
        OffPolicyEvaluation.of(log, OverlapGate.STANDARD, new Bootstrap(200, 0.95), 1);

    // Then
    assertThat(evaluation.logged().value())
        .isCloseTo(0.1 * 0.7 + 0.2 * 0.2 + 0.6 * 0.1, within(0.01));
    assertThat(evaluation.estimates())
        .filteredOn(e -> !e.estimator().contains("to 10"))
        .allSatisfy(e -> assertThat(e.interval().contains(TRUTH)).as(e.estimator()).isTrue());
  }

  @Test
  void shouldDecideByStratumWhenThePolicyDoes() {
    // Given
    List<LoggedChoice> choices =
        List.of(
            new LoggedChoice("1", "top", "a", 0.5, 1),
            new LoggedChoice("2", "top", "b", 0.5, 0),
            new LoggedChoice("3", "low", "a", 0.5, 0),
            new LoggedChoice("4", "low", "b", 0.5, 1));
    TargetPolicy best =
        TargetPolicy.byStratum(Map.of("top", Map.of("a", 1.0), "low", Map.of("b", 1.0)));

    // When
    double value = new InversePropensity().estimate(WeightedLog.of(choices, best));

    // Then
    assertThat(value).isEqualTo(1.0);
  }

  @Test
  void shouldRefuseWhenFewChoicesSpeakOfThePolicy() {
    // Given
    WeightedLog log = WeightedLog.of(choices(6, 900), TargetPolicy.always("c"));

    // When, Then
    assertThatThrownBy(
            () -> OffPolicyEvaluation.of(log, OverlapGate.STANDARD, new Bootstrap(20, 0.9), 1))
        .isInstanceOf(PoorOverlapException.class)
        .hasMessageContaining("effective sample size is")
        .hasMessageContaining("at least 100 is needed");
  }

  @Test
  void shouldRefuseWhenThePolicyDoesWhatTheLogNeverShows() {
    // Given
    TargetPolicy policy = TargetPolicy.of(Map.of("a", 0.5, "unseen", 0.5));

    // When
    Overlap overlap = Overlap.of(WeightedLog.of(choices(7, 5_000), policy));

    // Then
    assertThat(OverlapGate.STANDARD.refusal(overlap))
        .hasValueSatisfying(
            reason -> assertThat(reason).startsWith("50.0 % of the policy's choices are never"));
  }

  @Test
  void shouldRefuseWhenThePropensitiesAreNotThoseOfTheChoices() {
    // Given
    List<LoggedChoice> wrong =
        choices(8, 5_000).stream()
            .map(c -> new LoggedChoice(c.unit(), "", c.action(), c.propensity() / 2, c.reward()))
            .toList();

    // When
    Overlap overlap = Overlap.of(WeightedLog.of(wrong, UNIFORM));

    // Then
    assertThat(OverlapGate.STANDARD.refusal(overlap))
        .hasValueSatisfying(reason -> assertThat(reason).contains("propensities do not fit"));
  }

  /** Worlds of a known truth; the slow form has the thousand that docs/learning.md speaks of. */
  @Test
  void shouldCoverTheTruthAsOftenAsItSays() {
    assertThat(coverage(150))
        .allSatisfy((name, share) -> assertThat(share).as(name).isGreaterThan(0.89));
  }

  @Test
  @Tag("slow")
  void shouldCoverTheTruthInAThousandWorlds() {
    assertThat(coverage(1_000))
        .allSatisfy((name, share) -> assertThat(share).as(name).isGreaterThan(0.93));
  }

  private static Map<String, Double> coverage(int worlds) {
    List<Estimator> estimators =
        List.of(
            new InversePropensity(), new SelfNormalized(), new DirectMethod(), new DoublyRobust());
    Map<String, Double> covered = new java.util.TreeMap<>();
    for (int world = 0; world < worlds; world++) {
      WeightedLog log = WeightedLog.of(choices(10_000 + world, 500), UNIFORM);
      for (Estimator estimator : estimators) {
        Estimate estimate =
            OffPolicyEvaluation.estimate(estimator, log, new Bootstrap(300, 0.95), world);
        covered.merge(
            estimator.name(), estimate.interval().contains(TRUTH) ? 1.0 / worlds : 0, Double::sum);
      }
    }
    return covered;
  }

  /** Three actions, logged with 70, 20 and 10 %, that bring 1 in 10, 20 and 60 % of cases. */
  private static List<LoggedChoice> choices(long seed, int count) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    List<LoggedChoice> choices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double point = random.nextDouble();
      String action = point < 0.7 ? "a" : point < 0.9 ? "b" : "c";
      double propensity = point < 0.7 ? 0.7 : point < 0.9 ? 0.2 : 0.1;
      double rate = point < 0.7 ? 0.1 : point < 0.9 ? 0.2 : 0.6;
      double reward = random.nextDouble() < rate ? 1 : 0;
      choices.add(new LoggedChoice("user-" + i, "", action, propensity, reward));
    }
    return choices;
  }

  private static double sum(List<LoggedChoice> choices, Function<LoggedChoice, Double> figure) {
    return choices.stream().mapToDouble(figure::apply).sum();
  }
}
