package dev.attune.topology.profile.mood;

import dev.attune.avro.MessageEvent;
import dev.attune.text.feeling.Emotion;
import dev.attune.text.feeling.FeelingReader;
import dev.attune.text.feeling.Models;
import dev.attune.text.feeling.Sentiment;
import dev.attune.text.language.Language;
import dev.attune.text.language.LanguageIdentifier;
import dev.attune.text.verdict.Verdict;
import dev.attune.text.verdict.Verified;
import dev.attune.topology.profile.model.MoodReader;
import dev.attune.topology.profile.model.MoodSignal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The mood in what a user does, and in what a user writes. Stars say more than words: where a
 * message has both, the words add distress only. Where the language or the feeling is not verified,
 * the words say nothing. Models are loaded at the first message; events without text touch none.
 * Safe for use by many threads.
 */
public final class WordsAndDeeds implements MoodReader {

  /** What words weigh; stars weigh 1. */
  private static final double WORDS = 0.5;

  /** What an emotion weighs that comes without a verified sentiment. */
  private static final double EMOTION_ALONE = 0.25;

  private final LanguageIdentifier languages = new LanguageIdentifier();
  private final FeelingReader feelings = new FeelingReader(Models.shipped());

  @Override
  public @Nullable MoodSignal read(SpecificRecord body) {
    MoodSignal deed = MoodReader.DEEDS.read(body);
    if (!(body instanceof MessageEvent message) || message.getText().isBlank()) {
      return deed;
    }
    Language language =
        languages.identify(message.getText(), expected(message)).answer().orElse(null);
    if (language == null) {
      return deed;
    }
    double distress = distress(feelings.emotion(message.getText(), language));
    return deed == null
        ? ofWords(feelings.sentiment(message.getText(), language), distress)
        : new MoodSignal(deed.value(), deed.weight(), distress);
  }

  /** A confidence of one half is no leaning at all, so the leaning grows from there. */
  private static @Nullable MoodSignal ofWords(Verdict<Sentiment> sentiment, double distress) {
    if (sentiment instanceof Verified<Sentiment>(Sentiment value, double confidence)) {
      double leaning = 2.0 * confidence - 1.0;
      return new MoodSignal(value == Sentiment.POSITIVE ? leaning : -leaning, WORDS, distress);
    }
    return distress == 0.0 ? null : new MoodSignal(-distress, EMOTION_ALONE, distress);
  }

  private static double distress(Verdict<Emotion> emotion) {
    return emotion instanceof Verified<Emotion>(Emotion value, double confidence)
            && value.isDistress()
        ? confidence
        : 0.0;
  }

  private static Set<Language> expected(MessageEvent message) {
    String locale = message.getHeader().getLocale();
    Optional<Language> language =
        locale == null
            ? Optional.empty()
            : Language.of(Locale.forLanguageTag(locale).getLanguage());
    return language.map(Set::of).orElse(Set.of());
  }
}
