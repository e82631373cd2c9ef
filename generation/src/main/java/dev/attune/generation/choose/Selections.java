package dev.attune.generation.choose;

import dev.attune.avro.Candidate;
import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferText;
import dev.attune.avro.Selection;
import dev.attune.generation.model.Score;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes down how a text was chosen. The words of those that lost are not kept, only their hash.
 */
final class Selections {

  private Selections() {}

  /**
   * @param asked texts wished for
   * @param rounds calls made for them
   */
  static Selection of(Pool pool, Choice choice, int asked, int rounds) {
    List<Candidate> candidates =
        IntStream.range(0, pool.size()).mapToObj(place -> candidate(pool, choice, place)).toList();
    return new Selection(
        asked, rounds, choice.place(), choice.reason(), pool.diversity(), candidates);
  }

  /** The same with one more verdict on the chosen one; nothing is chosen where that is no pass. */
  static Selection judged(Selection selection, GuardResult verdict) {
    List<Candidate> candidates = new ArrayList<>(selection.getCandidates());
    int place = selection.getChosen();
    Candidate chosen = candidates.get(place);
    List<GuardResult> guards = new ArrayList<>(chosen.getGuards());
    guards.add(verdict);
    candidates.set(place, Candidate.newBuilder(chosen).setGuards(guards).build());
    boolean passed = verdict.getVerdict() == GuardVerdict.PASS;
    return Selection.newBuilder(selection)
        .setRounds(selection.getRounds() + 1)
        .setChosen(passed ? place : Choice.NONE)
        .setReason(passed ? selection.getReason() : "the judge refused it")
        .setCandidates(candidates)
        .build();
  }

  private static Candidate candidate(Pool pool, Choice choice, int place) {
    Contender contender = pool.all().get(place);
    Candidate.Builder candidate =
        Candidate.newBuilder()
            .setTextHash(hash(contender.text()))
            .setModel(contender.writer().provider() + '/' + contender.writer().model())
            .setOpening(contender.opening())
            .setCopyOf(contender.copyOf())
            .setGuards(choice.verdicts().getOrDefault(place, List.of()))
            .setNovelty(contender.isCopy() ? 0 : pool.novelty(place))
            .setValue(choice.values().get(place));
    switch (contender.score()) {
      case Score.Known known ->
          candidate
              .setLogProbability(known.sum())
              .setMeanLogProbability(known.mean())
              .setScoredTokens(known.tokens());
      case Score.Cannot(String reason) -> candidate.setCannotScore(reason);
    }
    return candidate.build();
  }

  private static String hash(OfferText text) {
    String whole = String.join("\n", text.getHeadline(), text.getBody(), text.getCallToAction());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JVM has SHA-256", impossible);
    }
  }
}
