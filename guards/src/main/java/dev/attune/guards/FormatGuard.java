package dev.attune.guards;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferText;
import java.util.Optional;
import java.util.regex.Pattern;

/** Refuses texts that are empty, too long, carry control characters or left-over placeholders. */
final class FormatGuard implements TextGuard {

  private static final String NAME = "format";
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{|}}|\\$\\{|\\[[A-Z_ ]{2,}]|<\\|");

  @Override
  public GuardResult judge(OfferText text, Brief brief) {
    return fault("headline", text.getHeadline(), Lengths.LONGEST.headline())
        .or(() -> fault("body", text.getBody(), Lengths.LONGEST.body()))
        .or(() -> fault("callToAction", text.getCallToAction(), Lengths.LONGEST.callToAction()))
        .map(detail -> new GuardResult(NAME, GuardVerdict.FAIL, detail))
        .orElseGet(() -> new GuardResult(NAME, GuardVerdict.PASS, null));
  }

  private static Optional<String> fault(String part, String text, int longest) {
    if (text.isBlank()) {
      return Optional.of(part + " is empty");
    }
    if (text.length() > longest) {
      return Optional.of(part + " is longer than " + longest + " characters");
    }
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
      return Optional.of(part + " holds a control character");
    }
    return PLACEHOLDER.matcher(text).find()
        ? Optional.of(part + " holds a left-over placeholder")
        : Optional.empty();
  }
}
