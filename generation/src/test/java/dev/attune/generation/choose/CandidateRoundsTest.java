package dev.attune.generation.choose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Brief;
import dev.attune.avro.Candidate;
import dev.attune.avro.ChoiceRule;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferText;
import dev.attune.avro.Prompt;
import dev.attune.avro.TextRules;
import dev.attune.generation.Requests;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.Score;
import dev.attune.generation.model.ScoredText;
import dev.attune.generation.model.Usage;
import dev.attune.guards.Guards;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateRoundsTest {

  private static final String MUG = "The blue mug is still in your cart.";
  private static final String COFFEE = "Coffee deserves stoneware; yours has been waiting.";
  private static final String ASIDE = "Shall we keep it aside a little longer?";

  private final CandidateRounds rounds = new CandidateRounds(Guards.standard());
  private final List<GenerationRequest> asked = new ArrayList<>();

  @Test
  void shouldAskOnceForOneTextAndSayThatItWasTheOnlyOne() {
    // When
    Outcome outcome =
        rounds.write(request(1), answering(written(MUG)), CandidateRoundsTest::always);

    // Then
    Outcome.Chosen chosen = (Outcome.Chosen) outcome;
    assertThat(asked).hasSize(1);
    assertThat(chosen.selection().getReason()).isEqualTo("the only candidate");
    assertThat(chosen.selection().getChosen()).isZero();
    assertThat(chosen.selection().getCandidates().getFirst().getGuards())
        .hasSameSizeAs(Guards.standard().names());
  }

  @Test
  void shouldBeContentWithOneCallWhenItBringsAllThatWereAskedFor() {
    // When
    Outcome outcome =
        rounds.write(
            request(3), answering(written(MUG, COFFEE, ASIDE)), CandidateRoundsTest::always);

    // Then
    assertThat(asked).hasSize(1);
    assertThat(((Outcome.Chosen) outcome).selection().getCandidates()).hasSize(3);
    assertThat(((Outcome.Chosen) outcome).selection().getDiversity())
        .isGreaterThan(Pool.LOW_DIVERSITY);
  }

  @Test
  void shouldCallAgainWithOtherOpeningsWhenOneTextComesAtATime() {
    // When
    Outcome outcome =
        rounds.write(
            request(3),
            answering(written(MUG), written(COFFEE), written(ASIDE)),
            CandidateRoundsTest::always);

    // Then the beginning of the prompt stays, for caches, and only its end differs
    assertThat(asked).extracting(GenerationRequest::getCandidates).containsExactly(3, 2, 1);
    assertThat(asked)
        .allMatch(each ->
            each.getPrompt().getSystem().equals("You write offers.")
                && each.getPrompt().getUser().startsWith("Write one for a mug."));
    assertThat(asked).extracting(each -> each.getPrompt().getUser()).doesNotHaveDuplicates();
    Outcome.Chosen chosen = (Outcome.Chosen) outcome;
    assertThat(chosen.usage().calls()).isEqualTo(3);
    assertThat(chosen.selection().getRounds()).isEqualTo(3);
    assertThat(chosen.selection().getCandidates())
        .extracting(Candidate::getOpening)
        .containsExactly(null, "question", "use");
  }

  @Test
  void shouldTryOnceMoreAndThenSayThatDiversityIsLowWhenTheModelRepeatsItself() {
    // When
    Outcome outcome =
        rounds.write(
            request(2), answering(written(MUG, MUG), written(MUG)), CandidateRoundsTest::always);

    // Then
    Outcome.Chosen chosen = (Outcome.Chosen) outcome;
    assertThat(asked).hasSize(2);
    assertThat(chosen.selection().getDiversity()).isZero();
    assertThat(chosen.selection().getCandidates())
        .extracting(Candidate::getCopyOf)
        .containsExactly(-1, 0, 0);
  }

  @Test
  void shouldLetATextPassThatTheJudgePasses() {
    // When
    Outcome outcome =
        rounds.write(
            judged(1), answering(written(MUG), verdict("Pass")), CandidateRoundsTest::always);

    // Then the judge sees what the writer was given, and the text as data
    Outcome.Chosen chosen = (Outcome.Chosen) outcome;
    assertThat(chosen.text().text().getBody()).isEqualTo(MUG);
    assertThat(chosen.usage().calls()).isEqualTo(2);
    assertThat(chosen.selection().getCandidates().getFirst().getGuards().getLast())
        .isEqualTo(new GuardResult("judge", GuardVerdict.PASS, null));
    Prompt question = asked.getLast().getPrompt();
    assertThat(question.getSystem()).contains("You check marketing texts");
    assertThat(question.getUser()).startsWith("Write one for a mug.").contains(MUG);
  }

  @ParameterizedTest
  @CsvSource({"fail, FAIL", "perhaps, NOT_VERIFIED"})
  void shouldRefuseATextThatTheJudgeDoesNotPass(String said, GuardVerdict expected) {
    // When
    Outcome outcome =
        rounds.write(
            judged(1), answering(written(MUG), verdict(said)), CandidateRoundsTest::always);

    // Then
    Outcome.AllRefused refused = (Outcome.AllRefused) outcome;
    assertThat(refused.reason()).startsWith("judge: ");
    assertThat(refused.selection().getChosen()).isEqualTo(Choice.NONE);
    assertThat(refused.selection().getCandidates().getFirst().getGuards().getLast().getVerdict())
        .isEqualTo(expected);
  }

  @Test
  void shouldRefuseATextWhenTheJudgeFailsOrHasNoTime() {
    // When
    Outcome failed =
        rounds.write(judged(1), answering(written(MUG), failed()), CandidateRoundsTest::always);
    Outcome late = rounds.write(judged(1), answering(written(MUG)), took -> false);

    // Then
    assertThat(((Outcome.AllRefused) failed).reason()).isEqualTo("judge: the judge did not answer");
    assertThat(((Outcome.AllRefused) late).reason())
        .isEqualTo("judge: there was no time for the judge");
  }

  @Test
  void shouldNotAskTheJudgeOfATextThatAGuardRefuses() {
    // When
    Outcome outcome =
        rounds.write(
            judged(1),
            answering(written("Only 3 mugs left."), written("Only 3 mugs left."), verdict("pass")),
            CandidateRoundsTest::always);

    // Then
    assertThat(outcome).isInstanceOf(Outcome.AllRefused.class);
    assertThat(asked).noneMatch(each -> each.getPrompt().getSystem().contains("You check"));
  }

  @Test
  void shouldChooseFromWhatItHasWhenALaterCallFails() {
    // When
    Outcome outcome =
        rounds.write(request(4), answering(written(MUG), failed()), CandidateRoundsTest::always);

    // Then
    assertThat(((Outcome.Chosen) outcome).text().text().getBody()).isEqualTo(MUG);
    assertThat(outcome.usage().calls()).isEqualTo(2);
  }

  @Test
  void shouldStopWhenThereIsNoTimeForAnotherCall() {
    // When
    Outcome outcome = rounds.write(request(4), answering(written(MUG)), took -> false);

    // Then
    assertThat(asked).hasSize(1);
    assertThat(((Outcome.Chosen) outcome).selection().getAsked()).isEqualTo(4);
  }

  @Test
  void shouldGoOnWhenACallBringsNoTextButAnotherMay() {
    // When
    Outcome outcome =
        rounds.write(
            request(2),
            answering(round(true), written(COFFEE), written(ASIDE)),
            CandidateRoundsTest::always);

    // Then
    Outcome.Chosen chosen = (Outcome.Chosen) outcome;
    assertThat(chosen.text().text().getBody()).isEqualTo(COFFEE);
    assertThat(chosen.selection().getRounds()).isEqualTo(3);
  }

  @Test
  void shouldNotInsistWhenThereIsNoHope() {
    // When
    Outcome outcome = rounds.write(request(4), answering(failed()), CandidateRoundsTest::always);

    // Then
    assertThat(outcome).isInstanceOf(Outcome.NoText.class);
    assertThat(asked).hasSize(1);
  }

  @Test
  void shouldKeepTheVerdictsAndNoWordsWhenTheGuardsRefuseAll() {
    // When
    Outcome outcome =
        rounds.write(
            request(2),
            answering(written("Save 99 % now!", "Only 77 left of these fine mugs.")),
            took -> false);

    // Then
    Outcome.AllRefused refused = (Outcome.AllRefused) outcome;
    assertThat(refused.reason()).contains("99").contains("77");
    assertThat(refused.selection().getChosen()).isEqualTo(Choice.NONE);
    assertThat(refused.selection().getCandidates().toString()).doesNotContain("fine mugs");
    assertThat(refused.selection().getCandidates())
        .allMatch(each -> each.getTextHash().matches("[0-9a-f]{64}"));
  }

  @Test
  void shouldSendARefusedTextBackWithTheReasonsAndTakeTheRepairedOne() {
    // When
    Outcome outcome =
        rounds.write(request(1), answering(written("Save 99 % now!"), written(MUG)), took -> true);

    // Then
    Outcome.Chosen chosen = (Outcome.Chosen) outcome;
    assertThat(chosen.text().text().getBody()).isEqualTo(MUG);
    assertThat(asked).hasSize(2);
    assertThat(asked.getLast().getPrompt().getUser())
        .startsWith(asked.getFirst().getPrompt().getUser())
        .contains("- facts: ")
        .contains("99");
    assertThat(chosen.selection().getCandidates())
        .extracting(Candidate::getOpening)
        .containsExactly(null, "repair");
  }

  @Test
  void shouldGiveUpAfterTwoRepairsAndAfterOneThatRepeatsWhatWasRefused() {
    // When
    Outcome twice =
        rounds.write(
            request(1),
            answering(
                written("Save 99 % now!"),
                written("Only 77 left of these fine mugs."),
                written("A guarantee of nineteen years is what you get.")),
            CandidateRoundsTest::always);
    int callsForTwo = asked.size();
    Outcome once =
        rounds.write(
            request(1),
            answering(written("Save 99 % now!"), written("Save 99 % now!")),
            CandidateRoundsTest::always);

    // Then
    assertThat(twice).isInstanceOf(Outcome.AllRefused.class);
    assertThat(callsForTwo).isEqualTo(3);
    assertThat(once).isInstanceOf(Outcome.AllRefused.class);
    assertThat(asked).hasSize(callsForTwo + 2);
  }

  private Function<GenerationRequest, Round> answering(Round... results) {
    Deque<Round> left = new ArrayDeque<>(List.of(results));
    return request -> {
      asked.add(request);
      return left.pop();
    };
  }

  private static boolean always(Duration took) {
    return true;
  }

  private static GenerationRequest judged(int candidates) {
    GenerationRequest plain = request(candidates);
    Brief brief = plain.getBrief();
    TextRules rules = TextRules.newBuilder(brief.getRules()).setJudged(true).build();
    return GenerationRequest.newBuilder(plain)
        .setBrief(Brief.newBuilder(brief).setRules(rules).build())
        .build();
  }

  private static GenerationRequest request(int candidates) {
    return GenerationRequest.newBuilder(Requests.simple().build())
        .setCandidates(candidates)
        .setChoose(new ChoiceRule(1.0, 0.0, 0.0))
        .build();
  }

  private static Round written(String... bodies) {
    return round(true, bodies);
  }

  private static Round verdict(String said) {
    ScoredText text =
        new ScoredText(new OfferText(said, "none", "judged"), new Score.Cannot("a test"));
    ModelIdentity writer = new ModelIdentity("test", "m", Map.of());
    return new Round(List.of(text), writer, Usage.oneCall(10, 5), Duration.ofMillis(1), true);
  }

  private static Round failed() {
    return round(false);
  }

  private static Round round(boolean again, String... bodies) {
    List<ScoredText> texts =
        Arrays.stream(bodies)
            .map(body -> new OfferText("A mug", body, "See it"))
            .map(text -> new ScoredText(text, new Score.Cannot("a test")))
            .toList();
    ModelIdentity writer = new ModelIdentity("test", "m", Map.of());
    return new Round(texts, writer, Usage.oneCall(10, 5), Duration.ofMillis(1), again);
  }
}
