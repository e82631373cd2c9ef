package dev.attune.app.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.learn.evaluation.DirectMethod;
import dev.attune.learn.evaluation.DoublyRobust;
import dev.attune.learn.evaluation.Estimator;
import dev.attune.learn.evaluation.InversePropensity;
import dev.attune.learn.evaluation.LoggedChoice;
import dev.attune.learn.evaluation.OffPolicyEvaluation;
import dev.attune.learn.evaluation.SelfNormalized;
import dev.attune.learn.evaluation.TargetPolicy;
import dev.attune.learn.evaluation.WeightedLog;
import dev.attune.learn.statistic.Bootstrap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes the whole log of Thompson sampling for the world, draws logs from it and counts how often
 * the interval of a drawn log holds the figure of the world. Some minutes, where attune.data and
 * attune.worlds say so.
 */
@EnabledIfSystemProperty(named = "attune.data", matches = ".+")
@EnabledIfSystemProperty(named = "attune.worlds", matches = "\\d+")
class OpenBanditWorldsTest {

  @Test
  void shouldHoldTheFigureOfTheWorldAsOftenAsItSays() {
    // Given
    Path file = Path.of(System.getProperty("attune.data"), "open-bandit", "bts", "men.csv.gz");
    List<LoggedChoice> world = ChoiceLog.read(file, ChoiceFormat.OPEN_BANDIT);
    TargetPolicy uniform = PolicySpec.read("uniform", world);
    WeightedLog whole = WeightedLog.of(world, uniform);
    int worlds = Integer.getInteger("attune.worlds", 0);
    List<Estimator> estimators =
        List.of(
            new InversePropensity(), new SelfNormalized(), new DirectMethod(), new DoublyRobust());
    Map<String, Double> covered = new TreeMap<>();

    // When
    for (int i = 0; i < worlds; i++) {
      WeightedLog drawn = WeightedLog.of(draw(world, i), uniform);
      for (Estimator estimator : estimators) {
        double truth = estimator.estimate(whole);
        boolean held =
            OffPolicyEvaluation.estimate(estimator, drawn, new Bootstrap(200, 0.95), i)
                .interval()
                .contains(truth);
        covered.merge(estimator.name(), held ? 1.0 / worlds : 0, Double::sum);
      }
    }

    // Then
    System.out.println("covered in " + worlds + " worlds: " + covered);
    assertThat(covered).allSatisfy((name, share) -> assertThat(share).as(name).isGreaterThan(0.93));
  }

  private static List<LoggedChoice> draw(List<LoggedChoice> world, int seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(7_000L + seed);
    List<LoggedChoice> drawn = new ArrayList<>();
    for (int i = 0; i < world.size(); i++) {
      LoggedChoice choice = world.get(random.nextInt(world.size()));
      drawn.add(
          new LoggedChoice(
              "row " + i, choice.stratum(), choice.action(), choice.propensity(), choice.reward()));
    }
    return drawn;
  }
}
