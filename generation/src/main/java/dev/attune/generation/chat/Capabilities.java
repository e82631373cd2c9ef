package dev.attune.generation.chat;

import dev.attune.avro.GenerationRequest;
import dev.attune.generation.model.Score;

/**
 * What a model turned out to be able to give. Nothing is assumed: the first requests that need it
 * ask for it, and what they bring decides. Where a request is refused while something is not known
 * yet, it is made again with less.
 *
 * <p>Threads: shared by all calls. Each fact goes from unknown to known once; two calls that find
 * it out at the same time find the same.
 */
final class Capabilities {

  private final String noScores;
  private volatile Fact several;
  private volatile Fact scores;

  private enum Fact {
    UNKNOWN,
    YES,
    NO
  }

  private Capabilities(Fact fact, String noScores) {
    this.several = fact;
    this.scores = fact;
    this.noScores = noScores;
  }

  /** To be found out. */
  static Capabilities unknown() {
    return new Capabilities(Fact.UNKNOWN, "the provider does not return log-probabilities");
  }

  /** Where the API has no words for it. */
  static Capabilities none(String noScores) {
    return new Capabilities(Fact.NO, noScores);
  }

  /** What to ask for. Only who has a choice has a use for probabilities. */
  Extras wanted(GenerationRequest request) {
    boolean choice = request.getCandidates() > 1;
    return new Extras(
        choice && several != Fact.NO ? request.getCandidates() : 1, choice && scores != Fact.NO);
  }

  /** What to ask for after that was refused; the same where it cannot have been the reason. */
  Extras afterRefusalOf(Extras asked) {
    if (asked.scores() && scores == Fact.UNKNOWN) {
      return new Extras(asked.texts(), false);
    }
    return asked.texts() > 1 && several == Fact.UNKNOWN ? new Extras(1, asked.scores()) : asked;
  }

  /**
   * An answer came.
   *
   * @param wanted what was asked for at first
   * @param asked what it answers
   * @param got what it holds
   */
  void learn(Extras wanted, Extras asked, Extras got) {
    if (wanted.scores() && scores == Fact.UNKNOWN) {
      scores = asked.scores() && got.scores() ? Fact.YES : Fact.NO;
    }
    if (wanted.texts() > 1 && several == Fact.UNKNOWN) {
      several = asked.texts() > 1 && got.texts() > 1 ? Fact.YES : Fact.NO;
    }
  }

  /** The score of a text that came without probabilities. */
  Score unscored(GenerationRequest request) {
    return request.getCandidates() > 1 ? new Score.Cannot(noScores) : Score.UNASKED;
  }
}
