package dev.attune.learn.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.learn.simulation.World.Visit;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final WorldSettings SMALL = WorldSettings.STANDARD.sized(400, 28);

  @Test
  void shouldRankThePoliciesByWhatTheyKnow() {
    // When
    List<Standing> standings = Standing.of(WorldSettings.STANDARD, 3, 1);

    // Then
    double thompson = of(standings, "thompson").regret().mean();
    double byTaste = of(standings, "thompson, by taste").regret().mean();
    assertThat(thompson).isLessThan(of(standings, "equal shares").regret().mean());
    assertThat(byTaste).isLessThan(thompson);
    assertThat(of(standings, "knows the truth").regret().mean()).isLessThan(0.3 * byTaste);
    assertThat(of(standings, "silence").messages().mean()).isZero();
    assertThat(of(standings, "thompson").againstThompson().mean()).isZero();
  }

  private static Standing of(List<Standing> standings, String policy) {
    return standings.stream().filter(s -> s.policy().equals(policy)).findFirst().orElseThrow();
  }

  @Test
  void shouldGiveTheSameFiguresForTheSameSeed() {
    assertThat(Standing.of(SMALL, 2, 7)).isEqualTo(Standing.of(SMALL, 2, 7));
    assertThat(Standing.of(SMALL, 2, 7)).isNotEqualTo(Standing.of(SMALL, 2, 8));
  }

  @Test
  void shouldNeverTellALearnerWhatHasNotHappenedYet() {
    // Given
    World world = new World(SMALL, 3);
    Watching watching = new Watching();

    // When
    Run.of(world, watching, 3);

    // Then
    assertThat(watching.learnt).isGreaterThan(1_000);
    assertThat(watching.early).isZero();
  }

  @Test
  void shouldEarnWhatTheOddsSay() {
    // Given
    World world = new World(WorldSettings.STANDARD, 5);

    // When
    Run run = Run.of(world, new Fixed(List.of(0)), 5);

    // Then
    double expected =
        world.visits().stream().mapToDouble(visit -> world.expected(visit, 0, 0)).sum();
    assertThat(run.revenue() / expected).isCloseTo(1, within(0.08));
    assertThat(run.cost()).isZero();
    assertThat(run.curve()).hasSize(28).isSorted().endsWith(run.regret());
  }

  /** Counts what it is told too early. */
  private static final class Watching implements Learner {
    private long now;
    private int learnt;
    private int early;

    @Override
    public int choose(Visit visit, UniformRandomProvider random) {
      now = visit.at();
      return 1 + random.nextInt(World.ARMS - 1);
    }

    @Override
    public void learn(Visit visit, int arm, double reward, long at) {
      learnt++;
      early += visit.at() > at || at < now ? 1 : 0;
    }
  }
}
