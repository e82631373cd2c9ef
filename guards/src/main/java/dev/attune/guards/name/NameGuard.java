package dev.attune.guards.name;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferText;
import dev.attune.avro.OfferedProduct;
import dev.attune.guards.fact.NameClaims;
import dev.attune.guards.harm.OutrightClaims;
import dev.attune.guards.harm.PersonalDataGuard;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.TextGuard;
import dev.attune.guards.judge.Verdicts;
import dev.attune.guards.link.LinkGuard;
import dev.attune.guards.voice.EchoGuard;
import dev.attune.text.language.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses texts with a product or a brand whose name is more than a name: holds a link, personal
 * data, what speaks to a model, or promises such as a discount, a cure or a return. Other guards
 * let names pass as they are, and shops take names from sellers.
 */
public final class NameGuard implements TextGuard {

  private final List<TextGuard> guards =
      List.of(new LinkGuard(), new EchoGuard(), new PersonalDataGuard());
  private final NameClaims claims = new NameClaims();
  private final OutrightClaims outright = new OutrightClaims();

  @Override
  public String name() {
    return "names";
  }

  @Override
  public GuardResult judge(JudgedText text, Brief brief) {
    String names = namesIn(text, brief);
    if (names.isEmpty()) {
      return Verdicts.pass(this);
    }
    JudgedText judged = JudgedText.of(new OfferText("", names, ""));
    Brief nameless = Brief.newBuilder(brief).setProducts(List.of()).build();
    return Verdicts.of(
        this,
        guards.stream()
            .map(guard -> guard.judge(judged, nameless))
            .filter(result -> result.getVerdict() != GuardVerdict.PASS)
            .findFirst()
            .map(result -> result.getDetail())
            .or(() -> claims.in(judged.skeleton(), brief.getLanguage()))
            .or(() -> outright.in(judged.skeleton(), Language.of(brief.getLanguage())))
            .map(reason -> "the name of a product holds " + reason));
  }

  /** Those that stand in the text as they are, one a line. */
  private static String namesIn(JudgedText text, Brief brief) {
    return brief.getProducts().stream()
        .flatMap(NameGuard::names)
        .flatMap(Optional::stream)
        .filter(name -> text.skeleton().contains(beginning(JudgedText.skeleton(name))))
        .collect(Collectors.joining("\n"));
  }

  /** Prompts cut long names, so that a text holds their beginning. */
  private static String beginning(String name) {
    return name.substring(0, Math.min(40, name.length()));
  }

  private static Stream<Optional<String>> names(OfferedProduct product) {
    return Stream.of(Optional.of(product.getName()), Optional.ofNullable(product.getBrand()));
  }
}
