package dev.attune.learn.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlannerTest {

  private final Planner planner = new Planner(0.95, 0.8);

  @Test
  void shouldGiveTheTextbookSizes() {
    assertThat(planner.sizeForRates(0.10, 0.12)).isEqualTo(3_841);
    assertThat(planner.sizeForMeans(10, 1)).isEqualTo(1_570);
  }

  @Test
  void shouldDetectWhatItPlannedFor() {
    assertThat(planner.detectableDifference(10, 1_570)).isCloseTo(1, within(0.001));
    assertThat(planner.detectableRate(0.10, 3_841)).isCloseTo(0.12, within(0.0001));
  }

  @Test
  void shouldAskForMoreUsersAtTheLatestWhenLookingAllTheTime() {
    assertThat((double) planner.sizeForSequence(10, 1) / planner.sizeForMeans(10, 1))
        .isBetween(1.4, 2.2);
  }

  @Test
  void shouldPlanInWholeWeeks() {
    assertThat(planner.days(3_841, 2, 1_000)).isEqualTo(14);
    assertThat(planner.days(100, 2, 1_000)).isEqualTo(7);
  }
}
