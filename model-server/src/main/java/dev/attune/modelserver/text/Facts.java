package dev.attune.modelserver.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a prompt says that a text may say again.
 *
 * @param language tag of the language asked for, such as {@code de}
 * @param products in the prompt's order
 * @param discount such as {@code 10 %}, or null
 * @param code a coupon, or null
 * @param until last day, as the prompt writes it, or null
 * @param headlineLimit most characters
 * @param bodyLimit most characters
 * @param callLimit most characters
 */
public record Facts(
    String language,
    List<Product> products,
    @Nullable String discount,
    @Nullable String code,
    @Nullable String until,
    int headlineLimit,
    int bodyLimit,
    int callLimit) {

  /**
   * A product as the prompt names it.
   *
   * @param price as the prompt writes it, with its currency, or null
   */
  public record Product(String name, @Nullable String price) {}

  /** The same, but to be written in another language. */
  public Facts in(String other) {
    return new Facts(other, products, discount, code, until, headlineLimit, bodyLimit, callLimit);
  }
}
