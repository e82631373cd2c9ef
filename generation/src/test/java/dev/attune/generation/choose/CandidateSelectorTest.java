package dev.attune.generation.choose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.ChoiceRule;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.OfferText;
import dev.attune.generation.Requests;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.Score;
import dev.attune.generation.model.ScoredText;
import dev.attune.guards.Guards;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CandidateSelectorTest {

  private static final ModelIdentity WRITER = new ModelIdentity("test", "m", Map.of());
  private static final ChoiceRule FIRST = new ChoiceRule(0.0, 0.0, 0.0);
  private static final ChoiceRule BY_SCORE = new ChoiceRule(1.0, 0.0, 0.0);
  private static final List<String> BODIES =
      List.of(
          "The blue mug is still in your cart.",
          "Coffee deserves stoneware; yours has been waiting.",
          "Shall we keep it aside a little longer?",
          "Hand-thrown, glazed twice, made to last.");

  private final CandidateSelector selector = new CandidateSelector(Guards.standard());

  @Test
  void shouldChooseTheMostProbableByTokenWhenScoresCount() {
    // Given the second has the greater sum, the third the greater mean
    Pool pool = pool(known(-30, 10), known(-20, 10), known(-24, 40));

    // When
    Choice choice = selector.choose(pool, by(BY_SCORE));

    // Then
    assertThat(choice.place()).isEqualTo(2);
    assertThat(choice.reason()).isEqualTo("the greatest value, 0.5488, of 3 that passed, by score");
    assertThat(choice.values()).containsOnlyKeys(0, 1, 2);
  }

  @Test
  void shouldNeverChooseWhatAGuardRefusesHoweverProbable() {
    // Given
    Pool pool = new Pool();
    pool.add(List.of(new ScoredText(text("Now 99 % off!"), known(-0.1, 10))), WRITER, null);
    pool.add(List.of(new ScoredText(text(BODIES.getFirst()), known(-90, 10))), WRITER, "use");

    // When
    Choice choice = selector.choose(pool, by(BY_SCORE));

    // Then
    assertThat(choice.place()).isEqualTo(1);
    assertThat(choice.reason()).isEqualTo("the only candidate that passed");
  }

  @Test
  void shouldSayEveryObjectionWhenNonePasses() {
    // Given
    Pool pool = new Pool();
    pool.add(List.of(new ScoredText(text("Now 99 % off!"), known(-1, 10))), WRITER, null);
    pool.add(
        List.of(new ScoredText(text("Dear [CUSTOMER NAME], look here"), known(-1, 10))),
        WRITER,
        null);

    // When
    Choice choice = selector.choose(pool, by(BY_SCORE));

    // Then
    assertThat(choice.place()).isEqualTo(Choice.NONE);
    assertThat(choice.reason()).contains("facts: ", "99", "format: ", "placeholder");
  }

  @Test
  void shouldLeaveOutASignalThatIsNotKnownOfAll() {
    // Given
    Pool pool = pool(known(-30, 10), new Score.Cannot("no"), known(-20, 10));

    // When
    Choice choice = selector.choose(pool, by(new ChoiceRule(1.0, 0.0, 2.0)));

    // Then
    assertThat(choice.place()).isZero();
    assertThat(choice.reason())
        .isEqualTo("the first that passed; not known of all: score, predictor");
  }

  @Test
  void shouldNotCompareProbabilitiesOfDifferentModels() {
    // Given
    Pool pool = pool(known(-30, 10));
    ModelIdentity other = new ModelIdentity("test", "other", Map.of());
    pool.add(List.of(new ScoredText(text(BODIES.get(1)), known(-1, 10))), other, null);

    // When
    Choice choice = selector.choose(pool, by(BY_SCORE));

    // Then
    assertThat(choice.place()).isZero();
    assertThat(choice.reason()).contains("not known of all: score");
  }

  @Test
  void shouldTakeTheFirstWhenThePlaybookSaysSoOrValuesAreEqual() {
    // Given
    Pool pool = pool(known(-20, 10), known(-20, 10), known(-20, 10));

    // When / Then
    assertThat(selector.choose(pool, by(FIRST)).place()).isZero();
    assertThat(selector.choose(pool, by(BY_SCORE)).place()).isZero();
  }

  @Test
  void shouldPreferTheOneThatDiffersMostWhenNoveltyCounts() {
    // Given two of a kind and one of another
    Pool pool = new Pool();
    pool.add(
        List.of(
            unscored("The blue mug is still waiting in your cart for you."),
            unscored("The blue mug is still waiting in our shop for a friend."),
            unscored("Coffee deserves stoneware.")),
        WRITER,
        null);

    // When
    Choice choice = selector.choose(pool, by(new ChoiceRule(0.0, 1.0, 0.0)));

    // Then
    assertThat(choice.place()).isEqualTo(2);
  }

  @Test
  void shouldNotJudgeCopies() {
    // Given
    Pool pool = pool(known(-20, 10), known(-20, 10));
    pool.add(List.of(new ScoredText(text(BODIES.getFirst()), known(-1, 10))), WRITER, null);

    // When
    Choice choice = selector.choose(pool, by(BY_SCORE));

    // Then
    assertThat(pool.all().getLast().copyOf()).isZero();
    assertThat(choice.verdicts()).containsOnlyKeys(0, 1);
    assertThat(choice.place()).isZero();
  }

  @Property(tries = 200)
  void shouldChooseTheSameTextInWhateverOrderTheyCome(
      @ForAll @Size(4) List<@DoubleRange(min = -50, max = -1) Double> sums, @ForAll long seed) {
    // Given
    List<ScoredText> texts = new ArrayList<>();
    for (int i = 0; i < sums.size(); i++) {
      texts.add(new ScoredText(text(BODIES.get(i)), known(sums.get(i) - i * 1e-6, 20)));
    }
    Pool pool = new Pool();
    pool.add(texts, WRITER, null);
    OfferText chosen = chosen(pool);

    // When
    Collections.shuffle(texts, new Random(seed));
    Pool shuffled = new Pool();
    shuffled.add(texts, WRITER, null);

    // Then
    assertThat(chosen(shuffled)).isEqualTo(chosen);
  }

  private OfferText chosen(Pool pool) {
    return pool.all().get(selector.choose(pool, by(BY_SCORE)).place()).text();
  }

  private static GenerationRequest by(ChoiceRule rule) {
    return GenerationRequest.newBuilder(Requests.simple().build()).setChoose(rule).build();
  }

  private static Pool pool(Score... scores) {
    Pool pool = new Pool();
    for (int i = 0; i < scores.length; i++) {
      pool.add(List.of(new ScoredText(text(BODIES.get(i)), scores[i])), WRITER, null);
    }
    return pool;
  }

  private static Score known(double sum, int tokens) {
    return new Score.Known(sum, tokens);
  }

  private static ScoredText unscored(String body) {
    return new ScoredText(text(body), Score.UNASKED);
  }

  private static OfferText text(String body) {
    return new OfferText("A mug", body, "See it");
  }
}
