package dev.attune.guards.harm;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.OfferTerms;
import dev.attune.guards.harm.WordLists.Found;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.Names;
import dev.attune.guards.judge.TextGuard;
import dev.attune.guards.judge.Verdicts;
import dev.attune.text.language.Language;
import java.time.Duration;
import java.util.Optional;

/**
 * Refuses texts that press their reader: guilt, fear, protected traits and states of weakness never
 * pass; urgency passes where something promised ends within three days. In the calm tone, for
 * readers who seem distressed, neither urgency passes nor pressure by price or scarcity: that is
 * the brake. Of a language without lists it says {@code not verified}.
 */
public final class PressureGuard implements TextGuard {

  private static final Duration SOON = Duration.ofDays(3);

  private final WordLists lists = new WordLists("pressure");

  @Override
  public String name() {
    return "manipulation";
  }

  @Override
  public GuardResult judge(JudgedText text, Brief brief) {
    Optional<Language> language = Language.of(brief.getLanguage());
    String words = Names.blanked(text.skeleton(), brief, '¦');
    Optional<Found> pressing =
        lists.in(words, language).stream().filter(found -> !isAllowed(found, brief)).findFirst();
    if (pressing.isEmpty() && !lists.isListed(language)) {
      return Verdicts.notVerified(this, "no lists of pressing words for " + brief.getLanguage());
    }
    return Verdicts.of(this, pressing.map(found -> found.list() + ": \"" + found.said() + '"'));
  }

  private static boolean isAllowed(Found found, Brief brief) {
    boolean calm = brief.getRules().getCalm();
    return switch (found.list()) {
      case "urgency" -> !calm && endsSoon(brief);
      case "price-pressure", "scarcity" -> !calm;
      default -> false;
    };
  }

  private static boolean endsSoon(Brief brief) {
    OfferTerms terms = brief.getTerms();
    boolean promised = terms.getDiscountPercent() > 0 || terms.getCoupon() != null;
    Duration left = Duration.between(brief.getTrigger().getFiredAt(), terms.getValidUntil());
    return promised && left.compareTo(SOON) <= 0;
  }
}
