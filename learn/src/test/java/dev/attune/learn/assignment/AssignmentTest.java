package dev.attune.learn.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  private static final Map<String, Double> HALVES = new TreeMap<>(Map.of("a", 0.5, "b", 0.5));

  /** A changed hash would give every user of a running experiment another arm. */
  @Test
  void shouldPlaceUsersWhereItAlwaysDid() {
    assertThat(Bucket.point("tone", "user-1")).isEqualTo(0.7512176649640927);
  }

  @Test
  void shouldDivideUsersBySharesAndStayWithThem() {
    // Given
    ExperimentPlan plan = plan("tone", 1);

    // When
    double share = users().filter(u -> plan.assign(u).arm().equals("b")).count() / 20_000.0;

    // Then
    assertThat(share).isCloseTo(0.5, within(0.015));
    assertThat(users()).allMatch(u -> plan.assign(u).equals(plan.assign(u)));
  }

  @Test
  void shouldKeepWhoTookPartWhenTheRampIsRaised() {
    // Given
    ExperimentPlan few = plan("tone", 0.1);
    ExperimentPlan many = plan("tone", 0.4);

    // When
    List<String> first = users().filter(u -> few.assign(u).analysed()).toList();

    // Then
    assertThat(first).hasSizeBetween(1_850, 2_150);
    assertThat(first).allMatch(u -> many.assign(u).equals(few.assign(u)));
    assertThat(users().filter(u -> !few.assign(u).analysed()))
        .allMatch(u -> few.assign(u).arm().equals("a"));
  }

  @Test
  void shouldNeverHaveAUserInTwoExperimentsOfALayer() {
    // Given
    Layer layer =
        new Layer(
            "texts",
            List.of(
                new Layer.Range(0, 0.3, plan("tone", 1)),
                new Layer.Range(0.3, 0.7, plan("incentive", 1))));

    // When
    Map<String, Long> sizes = new TreeMap<>();
    users()
        .forEach(u ->
            sizes.merge(layer.assign(u).map(ArmAssignment::experiment).orElse("-"), 1L, Long::sum));

    // Then
    assertThat(sizes.get("tone")).isBetween(5_700L, 6_300L);
    assertThat(sizes.get("incentive")).isBetween(7_700L, 8_300L);
    assertThat(sizes.get("-")).isBetween(5_700L, 6_300L);
  }

  @Test
  void shouldDivideIndependentlyInTwoLayers() {
    // Given
    ExperimentPlan one = plan("tone", 1);
    ExperimentPlan other = plan("model", 1);

    // When
    long both =
        users()
            .filter(u -> one.assign(u).arm().equals("b") && other.assign(u).arm().equals("b"))
            .count();

    // Then
    assertThat(both).isBetween(4_800L, 5_200L);
  }

  @Test
  void shouldLeaveTestersOutOfTheAnalysis() {
    // Given
    ExperimentPlan plan = new ExperimentPlan("tone", HALVES, 1, Map.of("tester", "b"), false);
    Layer layer = new Layer("texts", List.of(new Layer.Range(0, 0.0001, plan)));

    // When
    Optional<ArmAssignment> assignment = layer.assign("tester");

    // Then
    assertThat(assignment).hasValue(new ArmAssignment("tone", "b", 1, false));
  }

  @Test
  void shouldGiveEverybodyTheControlWhenStopped() {
    // Given
    ExperimentPlan plan = new ExperimentPlan("tone", HALVES, 1, Map.of("tester", "b"), true);

    // When, Then
    assertThat(users())
        .allMatch(u -> plan.assign(u).equals(new ArmAssignment("tone", "a", 1, false)));
  }

  @Test
  void shouldRefuseRangesThatOverlap() {
    assertThatThrownBy(() ->
            new Layer(
                "texts",
                List.of(
                    new Layer.Range(0, 0.5, plan("tone", 1)),
                    new Layer.Range(0.4, 1, plan("model", 1)))))
        .hasMessage("'tone' and 'model' overlap in layer 'texts'");
  }

  private static ExperimentPlan plan(String name, double ramp) {
    return new ExperimentPlan(name, HALVES, ramp, Map.of(), false);
  }

  private static Stream<String> users() {
    return IntStream.range(0, 20_000).mapToObj(i -> "user-" + i);
  }
}
