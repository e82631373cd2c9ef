package dev.attune.guards.fact.claim;

import dev.attune.avro.Brief;
import dev.attune.guards.fact.number.ChineseNumbers;
import dev.attune.guards.fact.number.DigitNumbers;
import dev.attune.guards.fact.number.Numeral;
import dev.attune.guards.fact.number.WordNumbers;
import dev.attune.guards.fact.passage.ClaimCheck;
import dev.attune.guards.fact.passage.Facts;
import dev.attune.guards.fact.passage.Passage;
import dev.attune.guards.fact.product.KnownWords;
import dev.attune.guards.fact.product.OrdinaryWords;
import dev.attune.guards.fact.product.ProductCheck;
import dev.attune.guards.fact.word.Hit;
import dev.attune.guards.fact.word.Lexicon;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.Names;
import dev.attune.text.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the claims of texts in one language. Immutable; safe from many threads. */
public final class FactReader {

  /** No letter and no digit, and in no text. */
  private static final char BLANK = '\u00a6';

  private final Language language;
  private final Lexicon lexicon;
  private final @Nullable WordNumbers numbers;
  private final OrdinaryWords ordinary;

  /** A reader for a listed language, see {@link Lexicon#LISTED}. */
  public FactReader(Language language) {
    this.language = language;
    this.lexicon = Lexicon.of(language);
    this.numbers = language == Language.ZH ? null : WordNumbers.of(language);
    this.ordinary = OrdinaryWords.of(language);
  }

  /** The first claim that does not follow from the brief, in words. */
  public Optional<String> objection(JudgedText text, Brief brief) {
    String words = Names.blanked(text.skeleton(), brief, BLANK);
    List<Hit> hits = lexicon.read(words);
    KnownWords known = new KnownWords(brief, words, hits, ordinary);
    return first(
        new Passage(text, words, hits, numerals(words)),
        new Facts(brief),
        List.of(
            new CouponCheck(),
            new PercentCheck(),
            new DeadlineCheck(),
            new PriceCheck(),
            new DurationCheck(),
            new StockCheck(),
            new PromiseCheck(),
            new FigureCheck(),
            new ProductCheck(language, known, ordinary)));
  }

  /** The same of shares and amounts only, for phrases of this language within another. */
  public Optional<String> objectionToFigures(JudgedText text, Brief brief) {
    String words = Names.blanked(text.skeleton(), brief, BLANK);
    return first(
        new Passage(text, words, lexicon.read(words), wordNumerals(words)),
        new Facts(brief),
        List.of(new PercentCheck(), new PriceCheck()));
  }

  /** The same of whatever stands in digits, where no list is of the text's language. */
  public Optional<String> objectionToDigits(JudgedText text, Brief brief) {
    String words = Names.blanked(text.skeleton(), brief, BLANK);
    return first(
        new Passage(text, words, lexicon.read(words), DigitNumbers.in(words)),
        new Facts(brief),
        List.of(
            new CouponCheck(),
            new PercentCheck(),
            new DeadlineCheck(),
            new PriceCheck(),
            new FigureCheck()));
  }

  private static Optional<String> first(Passage passage, Facts facts, List<ClaimCheck> checks) {
    for (ClaimCheck check : checks) {
      Optional<String> objection = check.objection(passage, facts);
      if (objection.isPresent()) {
        return objection;
      }
    }
    return Optional.empty();
  }

  private List<Numeral> numerals(String words) {
    List<Numeral> all = new ArrayList<>(DigitNumbers.in(words));
    all.addAll(wordNumerals(words));
    return all;
  }

  private List<Numeral> wordNumerals(String words) {
    return numbers == null ? ChineseNumbers.in(words) : numbers.in(words);
  }
}
