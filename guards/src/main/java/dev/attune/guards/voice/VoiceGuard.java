package dev.attune.guards.voice;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.TextRules;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.Names;
import dev.attune.guards.judge.TextGuard;
import dev.attune.guards.judge.Verdicts;
import dev.attune.guards.phrase.Phrases;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds a text to the playbook's voice: words that must and must not stand in it, competitors, and
 * at most so many emoji, exclamation marks, words in capitals and words a sentence. In the calm
 * tone no exclamation mark at all. What is in a product's name is not the text's fault.
 */
public final class VoiceGuard implements TextGuard {

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?。！？\\n]+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’-]*");
  private static final Pattern CAPITALS =
      Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Lu}{4,}(?![\\p{L}\\p{N}])");

  @Override
  public String name() {
    return "voice";
  }

  @Override
  public GuardResult judge(JudgedText text, Brief brief) {
    TextRules rules = brief.getRules();
    String words = Names.blanked(text.skeleton(), brief, '¦');
    String plain = Names.removed(text.clean().text(), brief);
    return Verdicts.of(
        this,
        first("the banned word \"", words, rules.getBanned())
            .or(() -> first("the competitor \"", words, rules.getCompetitors()))
            .or(() -> preferred(words, rules.getPreferred()))
            .or(() -> missing(text.skeleton(), rules.getRequired()))
            .or(() -> exclamations(plain, rules))
            .or(() -> tooMany("emoji", emoji(plain), rules.getMaxEmoji()))
            .or(() ->
                tooMany(
                    "words in capitals",
                    CAPITALS.matcher(plain).results().count(),
                    rules.getMaxCapitals()))
            .or(() -> longSentences(plain, rules.getMaxSentenceWords())));
  }

  private static Optional<String> first(String what, String words, List<String> phrases) {
    return phrases.stream()
        .filter(phrase -> Phrases.isIn(words, phrase))
        .findFirst()
        .map(phrase -> what + phrase + '"');
  }

  private static Optional<String> preferred(String words, Map<String, String> preferred) {
    return preferred.keySet().stream()
        .sorted()
        .filter(phrase -> Phrases.isIn(words, phrase))
        .findFirst()
        .map(phrase -> "\"" + phrase + "\" where the brand says \"" + preferred.get(phrase) + '"');
  }

  private static Optional<String> missing(String words, List<String> required) {
    return required.stream()
        .filter(phrase -> !Phrases.isIn(words, phrase))
        .findFirst()
        .map(phrase -> "the required words \"" + phrase + "\" are missing");
  }

  private static Optional<String> exclamations(String text, TextRules rules) {
    long count = text.chars().filter(c -> c == '!' || c == '！' || c == '‼').count();
    return tooMany("exclamation marks", count, rules.getCalm() ? 0 : rules.getMaxExclamations());
  }

  private static long emoji(String text) {
    return text.codePoints().filter(Character::isEmojiPresentation).count()
        + text.chars().filter(c -> c == 0xFE0F).count();
  }

  private static Optional<String> tooMany(String what, long count, int most) {
    return count > most
        ? Optional.of(
            count
                + " "
                + what
                + ", "
                + (most == 0 ? "none is" : "at most " + most + " are")
                + " allowed")
        : Optional.empty();
  }

  private static Optional<String> longSentences(String text, int most) {
    if (most <= 0) {
      return Optional.empty();
    }
    long words = WORD.matcher(text).results().count();
    long sentences =
        SENTENCE_END.splitAsStream(text).filter(each -> WORD.matcher(each).find()).count();
    return tooMany("words a sentence", sentences == 0 ? 0 : words / sentences, most);
  }
}
