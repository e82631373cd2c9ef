package dev.attune.app.server.encode;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * CommonMark, in which a backslash takes the meaning from any ASCII punctuation (section 2.4); that
 * includes what GitHub's dialect would make a link of.
 */
final class MarkdownEncoder implements OfferEncoder {

  private static final Pattern PUNCTUATION = Pattern.compile("\\p{Punct}");
  private static final Pattern BREAKS = Pattern.compile("\\s*\\R\\s*");

  @Override
  public String contentType() {
    return "text/markdown; charset=utf-8";
  }

  @Override
  public String encode(List<ShownOffer> offers) {
    return offers.stream().map(MarkdownEncoder::section).collect(Collectors.joining("\n"));
  }

  private static String section(ShownOffer offer) {
    String button = plain(offer.callToAction());
    return "## %s\n\n%s\n\n%s\n"
        .formatted(
            plain(offer.headline()),
            plain(offer.body()),
            offer.link().map(link -> "[" + button + "](<" + link + ">)").orElse(button));
  }

  /** Without spaces at a line's beginning, where four of them would make a block of code. */
  private static String plain(String text) {
    String escaped = PUNCTUATION.matcher(text.strip()).replaceAll("\\\\$0");
    return BREAKS.matcher(escaped).replaceAll("\\\\\n");
  }
}
