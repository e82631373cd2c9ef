package dev.attune.text.personal.number;

import java.util.List;

/**
 * Who issues a card, by its first digits, and how long such numbers are. Ranges of the public
 * issuer identification numbers.
 */
public enum CardIssuer {
  VISA(4, 4, 1, 13, 19),
  MASTERCARD(51, 55, 2, 16, 16),
  MASTERCARD_2(2221, 2720, 4, 16, 16),
  AMERICAN_EXPRESS_34(34, 34, 2, 15, 15),
  AMERICAN_EXPRESS_37(37, 37, 2, 15, 15),
  DINERS_30(300, 305, 3, 14, 19),
  DINERS_36(36, 36, 2, 14, 19),
  DINERS_38(38, 39, 2, 14, 19),
  DISCOVER(6011, 6011, 4, 16, 19),
  DISCOVER_64(644, 659, 3, 16, 19),
  JCB(3528, 3589, 4, 16, 19),
  UNIONPAY(62, 62, 2, 16, 19),
  MIR(2200, 2204, 4, 16, 19),
  TROY(9792, 9792, 4, 16, 16),
  RUPAY(81, 82, 2, 16, 16),
  MAESTRO_50(50, 50, 2, 13, 19),
  MAESTRO_56(56, 58, 2, 13, 19),
  MAESTRO_63(63, 63, 2, 13, 19),
  MAESTRO_67(67, 67, 2, 13, 19);

  /** Shortest number that is looked for. */
  public static final int SHORTEST = 13;

  /** Longest number of ISO/IEC 7812-1. */
  public static final int LONGEST = 19;

  private static final int HEAD = 4;
  private static final List<CardIssuer> ALL = List.of(values());

  /** Least and greatest first four digits. */
  private final int from;

  private final int to;
  private final int shortest;
  private final int longest;

  CardIssuer(int from, int to, int prefix, int shortest, int longest) {
    int rest = (int) Math.pow(10, HEAD - prefix);
    this.from = from * rest;
    this.to = to * rest + rest - 1;
    this.shortest = shortest;
    this.longest = longest;
  }

  /** Whether these digits are a card number of any issuer: prefix, length and Luhn. */
  public static boolean isCard(String digits) {
    int head = Integer.parseInt(digits, 0, HEAD, 10);
    for (CardIssuer issuer : ALL) {
      if (issuer.issues(head, digits.length())) {
        return CheckDigits.luhn(digits);
      }
    }
    return false;
  }

  private boolean issues(int head, int length) {
    return head >= from && head <= to && length >= shortest && length <= longest;
  }
}
