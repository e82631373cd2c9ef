package dev.attune.text.language;

import dev.attune.text.normal.Graphemes;
import dev.attune.text.verdict.NotVerified;
import dev.attune.text.verdict.Verdict;
import dev.attune.text.verdict.Verified;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which language a text is in: by its script where that settles it, else by OpenNLP's model of 183
 * languages, limited to the Latin ones of {@link Language}, and by small words. Below the
 * confidence that the published accuracy holds for, it does not say. Loads 10 MB at the first Latin
 * text, or when told to, once for all identifiers. Safe for use by many threads.
 */
public final class LanguageIdentifier {

  /** Least confidence of an answer. */
  public static final double CERTAIN = 0.55;

  private static final List<Language> LATIN =
      List.of(
          Language.EN,
          Language.DE,
          Language.FR,
          Language.ES,
          Language.PT,
          Language.IT,
          Language.TR,
          Language.ID);
  private static final Map<String, Language> BY_ISO3 =
      LATIN.stream().collect(Collectors.toUnmodifiableMap(Language::iso3, known -> known));

  /** Languages so near to Indonesian that the model sees them in informal Indonesian. */
  private static final Set<String> NEAR =
      Set.of("zlm", "zsm", "msa", "jav", "sun", "min", "ban", "bug", "mad");

  private static final double STRANGER = 0.6;
  private static final double FLOOR = 0.005;
  private static final double EXPECTED = 2.0;
  private static final int FEWEST_LETTERS = 3;
  private static final int READ = 400;

  private final FunctionWords words = FunctionWords.load();

  /** Reads the model now, so that the first text does not have to wait for it. */
  public void load() {
    LatinModel.load();
  }

  /** The language of a text of which nothing else is known. */
  public Verdict<Language> identify(String text) {
    return identify(text, Set.of());
  }

  /**
   * The language of a text.
   *
   * @param expected what its writer is known to write, as of a locale; tips the scales where the
   *     text leaves doubt
   */
  public Verdict<Language> identify(String text, Set<Language> expected) {
    String head = Graphemes.cut(text, READ);
    Verdict<Language> byScript = Scripts.judge(head);
    if (byScript != null) {
      return byScript;
    }
    return head.codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS
        ? new NotVerified<>("too short")
        : latin(head, expected);
  }

  private Verdict<Language> latin(String text, Set<Language> expected) {
    opennlp.tools.langdetect.Language[] predicted = LatinModel.detector().predictLanguages(text);
    Map<Language, Double> evidence = words.evidence(text);
    String top = predicted[0].getLang();
    boolean stranger = !BY_ISO3.containsKey(top) && !NEAR.contains(top);
    if (stranger && predicted[0].getConfidence() > STRANGER && evidence.isEmpty()) {
      return new NotVerified<>("looks like " + top + ", which is not among the known ones");
    }
    Map<Language, Double> odds = new EnumMap<>(Language.class);
    double share = share(predicted);
    for (opennlp.tools.langdetect.Language each : predicted) {
      Language known = BY_ISO3.get(each.getLang());
      if (known != null) {
        double log = StrictMath.log(each.getConfidence() / share + FLOOR);
        odds.put(
            known,
            log + evidence.getOrDefault(known, 0.0) + (expected.contains(known) ? EXPECTED : 0.0));
      }
    }
    return best(odds);
  }

  private static Verdict<Language> best(Map<Language, Double> odds) {
    Map.Entry<Language, Double> best =
        odds.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    double all = odds.values().stream().mapToDouble(StrictMath::exp).sum();
    double confidence = StrictMath.exp(best.getValue()) / all;
    return confidence >= CERTAIN
        ? new Verified<>(best.getKey(), confidence)
        : new NotVerified<>("unsure, perhaps " + best.getKey().code());
  }

  private static double share(opennlp.tools.langdetect.Language[] predicted) {
    return Arrays.stream(predicted)
        .filter(each -> BY_ISO3.containsKey(each.getLang()))
        .mapToDouble(opennlp.tools.langdetect.Language::getConfidence)
        .sum();
  }
}
