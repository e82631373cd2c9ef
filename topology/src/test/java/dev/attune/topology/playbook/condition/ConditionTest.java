package dev.attune.topology.playbook.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Profile;
import dev.attune.topology.playbook.Condition;
import dev.attune.topology.playbook.SampleProfiles;
import dev.attune.topology.playbook.condition.Compilation.Compiled;
import dev.attune.topology.playbook.condition.Compilation.Rejected;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  private static final ConditionCompiler COMPILER = new ConditionCompiler();

  private final Profile regular = SampleProfiles.regular();
  private final Profile stranger = SampleProfiles.stranger();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders == 3 && refunds == 1",
        "revenue == 180.5 && last_order_value == 60.0",
        "days_since_last_order == 40",
        "days_since_first_seen == 365 && days_since_last_seen == 0",
        "events == 120 && views == 80 && searches == 12 && cart_additions == 9",
        "messages == 2 && sessions == 17",
        "session_views == 4 && session_searches == 2 && session_orders == 0",
        "cart_value > 59.47 && cart_value < 59.49",
        "cart_items == 3",
        "cart_categories == ['kitchen.kettles', 'food.coffee']",
        "'food.coffee' in bought_categories",
        "top_category == 'kitchen.kettles' && top_brand == 'Brühwerk'",
        "typical_price > 19.9 && typical_price < 20.1",
        "mood == -0.4",
        "language == 'de' && country == 'AT'",
        "hour_of_day == 23 && day_of_week == 2",
        "offers_shown == 10 && offers_clicked == 4 && offers_dismissed == 1",
        "cart_categories.exists(c, c.startsWith('kitchen'))",
      })
  void shouldReadEveryVariableFromTheProfile(String expression) {
    assertThat(compiled(expression).test(regular, SampleProfiles.NOW)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "days_since_last_order == 36500",
        "cart_value == 0.0 && cart_items == 0 && cart_categories == []",
        "top_category == '' && top_brand == '' && typical_price == 0.0",
        "mood == 0.0 && language == '' && country == ''",
        "hour_of_day == 22 && day_of_week == 2",
      })
  void shouldSayWhatHoldsOfAStranger(String expression) {
    assertThat(compiled(expression).test(stranger, SampleProfiles.NOW)).isTrue();
  }

  @Test
  void shouldGiveEachVariableItsDeclaredTypeWhenAnyProfileIsRead() {
    for (Variable variable : ConditionVariables.ALL) {
      // Given
      String isItself = variable.name() + " == " + variable.name();

      // When
      Condition.Evaluation evaluation = compiled(isItself).evaluate(stranger, SampleProfiles.NOW);

      // Then
      assertThat(evaluation).isEqualTo(new Condition.Evaluation(true, null));
      assertThat(variable.of(stranger, SampleProfiles.NOW))
          .isInstanceOfAny(Long.class, Double.class, String.class, List.class);
    }
  }

  @Test
  void shouldCompareWholeNumbersWithFractionsWhenAMarketerLeavesOutThePoint() {
    assertThat(compiled("cart_value >= 20").test(regular, SampleProfiles.NOW)).isTrue();
    assertThat(compiled("cart_value >= 60").test(regular, SampleProfiles.NOW)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cart_valeu >= 20.0     | at character 1: "cart_valeu" is no known variable or function; did you mean cart_value? valid: orders, refunds
          orders > 0 && foo == 1 | at character 15: "foo" is no known variable or function; valid: orders
          orders                 | at character 1: yields int; expected true or false, such as orders > 0
          orders && true         | at character 8: && cannot be used on int, bool
          cart_value / 2 > 3.0   | at character 12: / cannot be used on double, int; write whole numbers with a point, such as 2.0
          language > 3           | at character 10: > cannot be used on string, int
          size(orders) > 1       | at character 5: size cannot be called on (int)
          orders >=              | at character 10: ends too early; a value is missing
          """)
  void shouldSayWhereAndWhatWhenAnExpressionIsWrong(String expression, String message) {
    // When
    Compilation compilation = COMPILER.compile("test", expression);

    // Then
    assertThat(compilation).isInstanceOf(Rejected.class);
    assertThat(((Rejected) compilation).mistakes().getFirst().toString()).startsWith(message);
  }

  @Test
  void shouldNameTheLineWhenAnExpressionHasSeveral() {
    assertThat(COMPILER.compile("test", "orders > 0\n  && nothing == 1"))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected ->
                assertThat(rejected.mistakes().getFirst().toString())
                    .startsWith("at line 2, character 6: \"nothing\" is no known"));
  }

  @Test
  void shouldBeFalseAndSayWhyWhenItCannotBeEvaluated() {
    // Given
    Condition ratio = compiled("offers_clicked / offers_shown > 0");

    // When
    Condition.Evaluation evaluation = ratio.evaluate(stranger, SampleProfiles.NOW);

    // Then
    assertThat(evaluation.met()).isFalse();
    assertThat(evaluation.failure()).contains("by zero");
    assertThat(ratio.test(stranger, SampleProfiles.NOW)).isFalse();
    assertThat(ratio.test(regular, SampleProfiles.NOW)).isFalse();
    assertThat(ratio.evaluate(regular, SampleProfiles.NOW).failure()).isNull();
  }

  @Test
  void shouldNotThrowWhenARegularExpressionIsBroken() {
    assertThat(compiled("top_brand.matches('(')").evaluate(regular, SampleProfiles.NOW).failure())
        .contains("missing closing");
  }

  @Test
  void shouldBoundTheStepsWhenMacrosNest() {
    // Given
    String nested = "[1,2,3,4,5,6,7,8,9,10].all(%s, %s)";
    String deep = "true";
    for (String name : List.of("a", "b", "c", "d")) {
      deep = nested.formatted(name, deep);
    }

    // When
    Condition.Evaluation evaluation = compiled(deep).evaluate(stranger, SampleProfiles.NOW);

    // Then
    assertThat(evaluation.met()).isFalse();
    assertThat(evaluation.failure()).contains("Iteration budget exceeded");
  }

  @Test
  void shouldRejectWhenAnExpressionNestsTooDeep() {
    assertThat(COMPILER.compile("test", "(".repeat(300) + "true" + ")".repeat(300)))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void shouldTellTheLedgerWhatItLookedAt() {
    // Given
    Condition condition = compiled("orders > 0 && mood > -0.2");

    // When / Then
    assertThat(condition.expression()).isEqualTo("orders > 0 && mood > -0.2");
    assertThat(condition.inputs(regular, SampleProfiles.NOW))
        .containsEntry("orders", "3")
        .containsEntry("mood", "-0.4")
        .hasSize(2);
  }

  @Test
  void shouldAnswerTheSameWhenManyThreadsAsk() {
    // Given
    Condition condition = compiled("cart_value >= 20 && cart_categories.exists(c, c != '')");

    // When
    long met =
        IntStream.range(0, 20_000)
            .parallel()
            .filter(i -> condition.test(i % 2 == 0 ? regular : stranger, SampleProfiles.NOW))
            .count();

    // Then
    assertThat(met).isEqualTo(10_000);
  }

  private static Condition compiled(String expression) {
    return switch (COMPILER.compile("test", expression)) {
      case Compiled(Condition condition) -> condition;
      case Rejected(var mistakes) -> throw new AssertionError(expression + ": " + mistakes);
    };
  }
}
