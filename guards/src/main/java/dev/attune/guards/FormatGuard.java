package dev.attune.guards;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.OfferText;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.TextGuard;
import dev.attune.guards.judge.Verdicts;
import dev.attune.text.normal.Oddity;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses texts that are empty or longer than their channel bears, that hide characters, and that
 * carry left-over placeholders, markup or the likes of JSON.
 */
final class FormatGuard implements TextGuard {

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\{\\{|}}|\\$\\{|\\{[\\p{L}_]{1,40}}|\\[[A-Z_"
              + " ]{2,40}]|<\\||\\|>|%\\(?[a-z]{1,20}\\)s|%s\\b"
              + "|\\[(?i:insert|your|product|name|brand|link|price|date|url)\\b[^]\\n]{0,40}]|(?i:lorem"
              + " ipsum)|\\bX{3,}\\b|\\b(?:TODO|undefined|NaN)\\b");
  private static final Pattern MARKUP =
      Pattern.compile(
          "</?[a-zA-Z!][^<\\n]{0,200}>?|&(?:[a-zA-Z]{2,10}|#\\d{1,7}|#x[0-9a-fA-F]{1,6});"
              + "|\\*\\*|__|~~|```|`[^`\\n]{1,80}`|]\\(|(?m:^ {0,3}#{1,6} )|(?m:^ {0,3}[-*+] )"
              + "|\\\\[nrtu\"]|\"\\s{0,3}:\\s{0,3}[\"{\\[]");
  private static final Set<Oddity> HIDING =
      EnumSet.of(
          Oddity.INVISIBLE,
          Oddity.BIDI,
          Oddity.TAG,
          Oddity.CONTROL,
          Oddity.BROKEN,
          Oddity.HOMOGLYPH,
          Oddity.STACKED_MARKS);

  @Override
  public String name() {
    return "format";
  }

  @Override
  public GuardResult judge(JudgedText text, Brief brief) {
    OfferText written = text.written();
    Lengths most = Channel.find(brief.getChannel()).map(Channel::most).orElse(Lengths.LONGEST);
    return Verdicts.of(
        this,
        fault("headline", written.getHeadline(), most.headline())
            .or(() -> fault("body", written.getBody(), most.body()))
            .or(() -> fault("callToAction", written.getCallToAction(), most.callToAction()))
            .or(() -> hidden(text)));
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
    if (PLACEHOLDER.matcher(text).find()) {
      return Optional.of(part + " holds a left-over placeholder");
    }
    return MARKUP.matcher(text).find()
        ? Optional.of(part + " holds markup where plain text belongs")
        : Optional.empty();
  }

  private static Optional<String> hidden(JudgedText text) {
    return text.clean().oddities().stream()
        .filter(HIDING::contains)
        .sorted()
        .findFirst()
        .map(oddity -> "it hides characters: " + oddity.name().toLowerCase(Locale.ROOT));
  }
}
