package dev.attune.app.server.encode;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * What is shown of an offer.
 *
 * @param link where the button leads: the first product's page
 */
public record ShownOffer(
    String offerId,
    String channel,
    String language,
    String headline,
    String body,
    String callToAction,
    Optional<String> link) {

  /** Of an offer as JSON; its texts are taken as they stand. */
  public static ShownOffer of(JsonNode offer) {
    return new ShownOffer(
        offer.path("offerId").asText(),
        offer.path("channel").asText(),
        offer.path("language").asText(),
        offer.path("headline").asText(),
        offer.path("body").asText(),
        offer.path("callToAction").asText(),
        link(offer.path("products").path(0).path("url").asText("")));
  }

  /** Pages only: no script, no file, no user name before the host. Written in ASCII. */
  private static Optional<String> link(String url) {
    try {
      URI uri = new URI(url);
      boolean isPage =
          ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
              && uri.getHost() != null
              && uri.getUserInfo() == null;
      return isPage ? Optional.of(uri.toASCIIString()) : Optional.empty();
    } catch (URISyntaxException noPage) {
      return Optional.empty();
    }
  }
}
