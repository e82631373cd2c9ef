package dev.attune.guards.fact.number;

/**
 * Adds up the parts of a number below a million, as far as they fit together. Confined to one
 * number.
 */
final class NumberSum {

  private static final int HUNDRED = 100;
  private static final int THOUSAND = 1_000;

  private int thousands;
  private int current;
  private boolean started;
  private boolean closed;
  private boolean afterAnd;

  /** Takes the next part, or says that it belongs to another number. */
  boolean take(int part) {
    boolean fits = fits(part);
    afterAnd = false;
    return fits;
  }

  /** Remembers the word "and". */
  void and() {
    afterAnd = true;
  }

  int value() {
    return thousands + current;
  }

  boolean isStarted() {
    return started;
  }

  private boolean fits(int part) {
    boolean first = !started;
    if (closed && part != THOUSAND) {
      return false;
    }
    if (first) {
      started = true;
      closed = part == 0;
      if (part == THOUSAND) {
        thousands = THOUSAND;
      } else {
        current = part;
      }
      return true;
    }
    if (part == THOUSAND) {
      return toThousands();
    }
    if (part == HUNDRED) {
      return toHundreds();
    }
    return part > 0 && add(part);
  }

  private boolean toThousands() {
    if (thousands > 0) {
      return false;
    }
    thousands = Math.max(1, current) * THOUSAND;
    current = 0;
    closed = false;
    return true;
  }

  private boolean toHundreds() {
    if (current >= HUNDRED) {
      return false;
    }
    boolean fresh = current == 0;
    current = fresh ? HUNDRED : current * HUNDRED;
    return true;
  }

  private boolean add(int part) {
    int rest = current % HUNDRED;
    if (part >= HUNDRED) {
      boolean fits = current == 0 && thousands > 0;
      current = fits ? part : current;
      return fits;
    }
    if (part == 20 && rest == 4 && !afterAnd) {
      // Quatre-vingt.
      current += 76;
      return true;
    }
    boolean isTens = rest % 10 == 0 && rest >= 20;
    boolean fits =
        rest == 0
            || (isTens && part < 10)
            // Soixante-dix, quatre-vingt-onze.
            || ((rest == 60 || rest == 80) && part < 20)
            // Dix-sept, soixante-dix-huit.
            || ((rest == 10 || rest == 70 || rest == 90) && part >= 7 && part < 10)
            // Fünfundzwanzig.
            || (afterAnd && rest < 10 && part >= 20 && part % 10 == 0);
    if (fits) {
      current += part;
    }
    return fits;
  }
}
