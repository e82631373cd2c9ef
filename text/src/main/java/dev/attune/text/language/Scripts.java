package dev.attune.text.language;

import dev.attune.text.verdict.NotVerified;
import dev.attune.text.verdict.Verdict;
import dev.attune.text.verdict.Verified;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the script of a text tells of its language. */
final class Scripts {

  private static final String RUSSIAN = "ыэё";
  private static final String UKRAINIAN = "іїєґ";
  private static final String OTHER_CYRILLIC = "ўјљњђћџѓќѕҳқғәөүһңұ";
  private static final String PERSIAN_OR_URDU = "پچژگکیےٹڈں";

  /** Characters of the reforms of 1946 and 1956 that only one side writes. */
  private static final String ONLY_JAPANESE = "気図円込働対駅売読経済実発単帰広県検険応様価黒歳徳関辺変";

  private static final String ONLY_CHINESE = "们这个说时会来对东卖买钱货质处见过还给让谁请谢么儿开关门问间头发现场价贵错认为长吗呢吧哪您這個說們嗎";
  private static final int HAN_ALONE = 8;

  private Scripts() {}

  /** The language if the script settles it; null for Latin, where more is needed. */
  static @Nullable Verdict<Language> judge(String text) {
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(c -> letters.merge(UnicodeScript.of(c), 1, Integer::sum));
    int all = letters.values().stream().mapToInt(Integer::intValue).sum();
    if (all == 0) {
      return new NotVerified<>("no letters");
    }
    int han = count(letters, UnicodeScript.HAN);
    int kana = count(letters, UnicodeScript.HIRAGANA) + count(letters, UnicodeScript.KATAKANA);
    if (kana > 0 && 2 * (kana + han) > all) {
      return new Verified<>(Language.JA, kana > 1 ? 0.99 : 0.9);
    }
    // A letter of these takes the room of two or three Latin ones.
    if (3 * han > all) {
      return hanOnly(text, han);
    }
    if (3 * count(letters, UnicodeScript.HANGUL) > all) {
      return new Verified<>(Language.KO, 0.99);
    }
    UnicodeScript most =
        letters.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return count(letters, most) * 2 > all
        ? byScript(most, text)
        : new NotVerified<>("mixed scripts");
  }

  private static @Nullable Verdict<Language> byScript(UnicodeScript script, String text) {
    return switch (script) {
      case LATIN -> null;
      case GREEK -> new Verified<>(Language.EL, 0.98);
      case HEBREW -> new Verified<>(Language.HE, 0.95);
      case THAI -> new Verified<>(Language.TH, 0.99);
      case CYRILLIC -> cyrillic(text.toLowerCase(Locale.ROOT));
      case ARABIC ->
          holds(text, PERSIAN_OR_URDU)
              ? new NotVerified<>("Arabic script, not Arabic")
              : new Verified<>(Language.AR, 0.9);
      default -> new NotVerified<>("script " + script);
    };
  }

  private static Verdict<Language> hanOnly(String text, int han) {
    boolean japanese = holds(text, ONLY_JAPANESE);
    boolean chinese = holds(text, ONLY_CHINESE);
    if (japanese && !chinese) {
      return new Verified<>(Language.JA, 0.9);
    }
    if (chinese || han >= HAN_ALONE) {
      return new Verified<>(Language.ZH, chinese ? 0.97 : 0.9);
    }
    return new NotVerified<>("too short: Chinese or Japanese");
  }

  private static Verdict<Language> cyrillic(String text) {
    boolean russian = holds(text, RUSSIAN);
    boolean ukrainian = holds(text, UKRAINIAN);
    if (holds(text, OTHER_CYRILLIC) || russian == ukrainian) {
      return new NotVerified<>("Cyrillic, language unsure");
    }
    return new Verified<>(russian ? Language.RU : Language.UK, 0.95);
  }

  private static boolean holds(String text, String letters) {
    return text.chars().anyMatch(c -> letters.indexOf(c) >= 0);
  }

  private static int count(Map<UnicodeScript, Integer> letters, UnicodeScript script) {
    return letters.getOrDefault(script, 0);
  }
}
