package dev.attune.topology.playbook.frequency;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What kind of message a scenario sends. */
public enum MessageClass {
  /** Advertisement. */
  MARKETING,
  /** Help that nobody asked for, such as an apology. */
  SERVICE,
  /**
   * What a user's own deed calls for: caps, quiet hours, cool-downs and holdout do not concern it.
   */
  TRANSACTIONAL;

  /** Name in the file. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The class of this name; throws where there is none. */
  public static MessageClass of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /** All names. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(MessageClass::key).toList();
  }
}
