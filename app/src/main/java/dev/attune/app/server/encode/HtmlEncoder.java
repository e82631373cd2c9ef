package dev.attune.app.server.encode;

import static org.apache.commons.text.StringEscapeUtils.escapeHtml4;

import java.util.List;
import java.util.stream.Collectors;

/** A fragment of a page, one article an offer; attributes stand in double quotes. */
final class HtmlEncoder implements OfferEncoder {

  @Override
  public String contentType() {
    return "text/html; charset=utf-8";
  }

  @Override
  public String encode(List<ShownOffer> offers) {
    return offers.stream().map(HtmlEncoder::article).collect(Collectors.joining());
  }

  private static String article(ShownOffer offer) {
    String button = escapeHtml4(offer.callToAction());
    return "<article lang=\"%s\" data-offer=\"%s\">\n<h2>%s</h2>\n<p>%s</p>\n<p>%s</p>\n</article>\n"
        .formatted(
            escapeHtml4(offer.language()),
            escapeHtml4(offer.offerId()),
            escapeHtml4(offer.headline()),
            escapeHtml4(offer.body()).replace("\n", "<br>\n"),
            offer
                .link()
                .map(link -> "<a href=\"" + escapeHtml4(link) + "\">" + button + "</a>")
                .orElse(button));
  }
}
