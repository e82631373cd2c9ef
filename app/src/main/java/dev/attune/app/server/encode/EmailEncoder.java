package dev.attune.app.server.encode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Messages whose sender's programme adds the addresses: a subject in encoded words (RFC 2047), so
 * that no text can begin another header, and a body of plain text in base 64 (RFC 2045). Several
 * offers are parted by a blank line and a line of dashes, which base 64 does not hold.
 */
final class EmailEncoder implements OfferEncoder {

  private static final String CRLF = "\r\n";

  /** Of bytes, so that an encoded word has at most 75 characters. */
  private static final int MOST_BYTES = 45;

  @Override
  public String contentType() {
    return "message/rfc822";
  }

  @Override
  public String encode(List<ShownOffer> offers) {
    return offers.stream()
        .map(EmailEncoder::message)
        .collect(Collectors.joining(CRLF + CRLF + "----" + CRLF));
  }

  private static String message(ShownOffer offer) {
    String text =
        offer.body()
            + "\n\n"
            + offer.callToAction()
            + offer.link().map(link -> "\n" + link).orElse("")
            + "\n";
    return String.join(
        CRLF,
        "Subject: " + subject(SmsEncoder.line(offer.headline())),
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
        Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)),
        "");
  }

  /** Always encoded: what needs no encoding is not worth the doubt. */
  private static String subject(String text) {
    return words(text).stream()
        .map(word ->
            "=?UTF-8?B?"
                + Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8))
                + "?=")
        .collect(Collectors.joining(CRLF + " "));
  }

  /** Parts of a text that are short enough; none parts a character. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int bytes = 0;
    for (int codePoint : text.codePoints().toArray()) {
      int size = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
      if (bytes + size > MOST_BYTES) {
        words.add(word.toString());
        word.setLength(0);
        bytes = 0;
      }
      word.appendCodePoint(codePoint);
      bytes += size;
    }
    words.add(word.toString());
    return words;
  }
}
