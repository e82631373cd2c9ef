package dev.attune.app.server.encode;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Forms that offers are given in beside JSON. */
@SuppressWarnings("ImmutableEnumChecker") // encoders have no state
public enum Encoding {
  HTML(new HtmlEncoder()),
  MARKDOWN(new MarkdownEncoder()),
  SMS(new SmsEncoder()),
  EMAIL(new EmailEncoder()),
  CSV(new CsvEncoder());

  private final OfferEncoder encoder;

  Encoding(OfferEncoder encoder) {
    this.encoder = encoder;
  }

  /** Media type of the result. */
  public String contentType() {
    return encoder.contentType();
  }

  /** The offers in this form. */
  public String encode(List<ShownOffer> offers) {
    return encoder.encode(offers);
  }

  /** The form of this name, such as {@code html}. */
  public static Optional<Encoding> find(String name) {
    return Arrays.stream(values()).filter(each -> each.key().equals(name)).findFirst();
  }

  /** Names of all forms. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Encoding::key).toList();
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
