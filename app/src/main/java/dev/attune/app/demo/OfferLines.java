package dev.attune.app.demo;

import dev.attune.avro.ModelUse;
import dev.attune.avro.Offer;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.OfferedProduct;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;

/** Writes an offer as a person reads it. Pure. */
public final class OfferLines {

  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String INDENT = System.lineSeparator() + "    ";
  private static final int MONEY_PLACES = 2;

  private OfferLines() {}

  /** A block of four or five lines, without a line end. */
  public static String of(Offer offer) {
    StringJoiner lines = new StringJoiner(INDENT);
    lines.add(
        "%s  %s  %s  %s/%s  %s"
            .formatted(
                TIME.format(offer.getCreatedAt()),
                offer.getUserId(),
                offer.getScenario(),
                offer.getChannel(),
                offer.getLanguage(),
                offer.getOfferId()));
    lines.add(offer.getHeadline());
    lines.add("%s [%s]".formatted(offer.getBody(), offer.getCallToAction()));
    String deal = deal(offer);
    if (!deal.isEmpty()) {
      lines.add(deal);
    }
    return lines.add(writer(offer.getProvenance().getUse())).toString();
  }

  private static String deal(Offer offer) {
    StringJoiner parts = new StringJoiner(", ");
    offer.getProducts().forEach(product -> parts.add(product(product)));
    OfferTerms terms = offer.getTerms();
    if (terms.getDiscountPercent() > 0) {
      String code = terms.getCoupon() == null ? "" : " with " + terms.getCoupon();
      parts.add("-%d %%%s".formatted(terms.getDiscountPercent(), code));
    }
    return parts.toString();
  }

  /** Such as "Kettle 24.90 EUR (was 29.90)". */
  public static String product(OfferedProduct product) {
    StringBuilder text = new StringBuilder(product.getName());
    if (product.getPrice() != null) {
      text.append(' ').append(money(product.getPrice()));
      if (product.getCurrency() != null) {
        text.append(' ').append(product.getCurrency());
      }
      if (product.getListPrice() != null
          && product.getListPrice().compareTo(product.getPrice()) > 0) {
        text.append(" (was ").append(money(product.getListPrice())).append(')');
      }
    }
    return text.toString();
  }

  /** Such as "written by openai gpt-4o-mini in 812 ms, 402 + 61 tokens". */
  public static String writer(ModelUse use) {
    String tokens =
        use.getInputTokens() + use.getOutputTokens() == 0
            ? ""
            : ", %d + %d tokens".formatted(use.getInputTokens(), use.getOutputTokens());
    return "written by %s %s in %d ms%s"
        .formatted(use.getProvider(), use.getModel(), use.getLatencyMillis(), tokens);
  }

  private static String money(BigDecimal amount) {
    BigDecimal shortest = amount.stripTrailingZeros();
    return shortest
        .setScale(Math.max(MONEY_PLACES, shortest.scale()), RoundingMode.UNNECESSARY)
        .toPlainString();
  }
}
