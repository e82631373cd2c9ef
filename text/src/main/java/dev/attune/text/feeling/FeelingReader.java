package dev.attune.text.feeling;

import dev.attune.text.language.Language;
import dev.attune.text.model.Guess;
import dev.attune.text.verdict.NotVerified;
import dev.attune.text.verdict.Verdict;
import dev.attune.text.verdict.Verified;
import java.util.Locale;
import java.util.function.Function;

/**
 * Sentiment and emotion of a text in a known language. Where no model of the language was measured
 * and found good enough, and where the model is unsure, there is no answer. docs/languages.md says
 * how good the answers are. Safe for use by many threads.
 */
public final class FeelingReader {

  private static final String SENTIMENT = "sentiment";
  private static final String EMOTION = "emotion";

  private final Models models;

  public FeelingReader(Models models) {
    this.models = models;
  }

  /** Which way the text leans. */
  public Verdict<Sentiment> sentiment(String text, Language language) {
    return judge(SENTIMENT, text, language, label -> Sentiment.valueOf(upper(label)));
  }

  /** The emotion that speaks loudest. */
  public Verdict<Emotion> emotion(String text, Language language) {
    return judge(EMOTION, text, language, label -> Emotion.valueOf(upper(label)));
  }

  private <T> Verdict<T> judge(
      String task, String text, Language language, Function<String, T> value) {
    if (!models.isVerified(task, language.code())) {
      return new NotVerified<>("no measured model of " + task + " for " + language.code());
    }
    Guess guess = models.model(task, language.code()).guess(text);
    return guess.sure()
        ? new Verified<>(value.apply(guess.label()), guess.probability())
        : new NotVerified<>("the model of " + task + " is unsure");
  }

  private static String upper(String label) {
    return label.toUpperCase(Locale.ROOT);
  }
}
