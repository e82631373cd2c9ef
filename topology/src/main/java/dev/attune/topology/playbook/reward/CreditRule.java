package dev.attune.topology.playbook.reward;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which of several offers an order is put down to. */
public enum CreditRule {
  /** The one that was seen last before it. */
  LAST_TOUCH,
  /** The one that was seen first. */
  FIRST_TOUCH,
  /** Each of them. */
  ANY_TOUCH;

  /** Name in the file. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The rule of this name; throws where there is none. */
  public static CreditRule of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** All names. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(CreditRule::key).toList();
  }
}
