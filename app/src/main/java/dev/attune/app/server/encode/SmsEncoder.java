package dev.attune.app.server.encode;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plain lines: no control characters, nothing that shows as nothing or turns the direction. */
final class SmsEncoder implements OfferEncoder {

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Cn}\\p{Co}]");
  private static final Pattern SPACES = Pattern.compile("[\\p{Cc}\\p{Z}]+");

  @Override
  public String contentType() {
    return "text/plain; charset=utf-8";
  }

  @Override
  public String encode(List<ShownOffer> offers) {
    return offers.stream().map(SmsEncoder::message).collect(Collectors.joining("\n\n"));
  }

  private static String message(ShownOffer offer) {
    return Stream.concat(
            Stream.of(offer.headline(), offer.body(), offer.callToAction()), offer.link().stream())
        .map(SmsEncoder::line)
        .collect(Collectors.joining("\n"));
  }

  static String line(String text) {
    return SPACES.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }
}
