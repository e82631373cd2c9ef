package dev.attune.generation.offline;

import dev.attune.avro.Brief;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.OfferText;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.Score;
import dev.attune.generation.model.ScoredText;
import dev.attune.generation.model.TextModel;
import dev.attune.generation.model.Usage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes offers from phrase books, without a model, a clock or chance: the same request gives the
 * same text on every machine. States only facts of the brief. For the demo, tests and replays, and
 * it says in every text's provenance that no model wrote it.
 *
 * <p>Threads: immutable but for the books it has read; shared by all calls.
 */
public final class OfflineCopywriter implements TextModel {

  private static final ModelIdentity IDENTITY =
      new ModelIdentity("offline", "attune-grammar-1", Map.of());

  /** Where a text has to fit a small screen: no price, no closing. */
  private static final Set<String> SHORT_CHANNELS = Set.of("push", "sms");

  /** Who is upset is not sold to: no product, no price, and always the caring tone. */
  private static final String UPSET = "mood-drop";

  private static final Score NO_MODEL = new Score.Cannot("no model wrote it");

  private final Phrasebooks books = new Phrasebooks();

  @Override
  public ModelIdentity identity() {
    return IDENTITY;
  }

  @Override
  public Draft write(GenerationRequest request) {
    Brief brief = request.getBrief();
    Phrasebook book = books.closestTo(brief.getLanguage());
    List<ScoredText> texts =
        IntStream.range(0, request.getCandidates())
            .mapToObj(each -> text(brief, book, new Choice(seed(request, each))))
            .distinct()
            .map(text -> new ScoredText(text, NO_MODEL))
            .toList();
    return new Draft.Written(texts, Usage.none(Map.of("language", book.language())));
  }

  private static String seed(GenerationRequest request, int each) {
    return each == 0 ? request.getRequestId() : request.getRequestId() + '#' + each;
  }

  private static OfferText text(Brief brief, Phrasebook book, Choice choice) {
    Map<Fact, String> facts = KnownFacts.of(brief, book.format());
    Phrasebook.Kind kind = book.kind(brief.getTrigger().getKind());
    String body =
        Stream.of(
                say("opening", kind.openings(), facts, choice),
                say("price", price(brief, book), facts, choice),
                say("terms", terms(brief, book), facts, choice),
                say("closing", closing(brief, book), facts, choice))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return new OfferText(
        say("headline", kind.headlines(), facts, choice).orElseThrow(),
        body,
        say("action", kind.actions(), facts, choice).orElseThrow());
  }

  private static List<Phrase> price(Brief brief, Phrasebook book) {
    boolean unwelcome = isShort(brief) || isUpset(brief);
    return unwelcome ? List.of() : book.price();
  }

  private static List<Phrase> terms(Brief brief, Phrasebook book) {
    return isUpset(brief) ? book.gesture() : book.terms();
  }

  private static List<Phrase> closing(Brief brief, Phrasebook book) {
    if (isShort(brief)) {
      return List.of();
    }
    Tone tone = isUpset(brief) ? Tone.CARING : Tone.of(brief.getTone());
    return book.closings().getOrDefault(tone, List.of());
  }

  private static boolean isShort(Brief brief) {
    return SHORT_CHANNELS.contains(brief.getChannel());
  }

  private static boolean isUpset(Brief brief) {
    return brief.getTrigger().getKind().equals(UPSET);
  }

  /** One of the phrasings that say most of what is known; empty where none fits. */
  private static Optional<String> say(
      String part, List<Phrase> phrases, Map<Fact, String> facts, Choice choice) {
    List<Phrase> fitting = phrases.stream().filter(phrase -> phrase.fits(facts)).toList();
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    int most = fitting.stream().max(Comparator.comparing(Phrase::weight)).get().weight();
    List<Phrase> fullest = fitting.stream().filter(phrase -> phrase.weight() == most).toList();
    return Optional.of(choice.among(part, fullest).fill(facts));
  }
}
