package dev.attune.guards;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Ways to reach a user, with the lengths that a writer is asked to keep to there. */
public enum Channel {
  EMAIL(new Lengths(70, 600, 30)),
  PUSH(new Lengths(50, 150, 20)),
  SMS(new Lengths(30, 130, 20)),
  WEB(new Lengths(60, 220, 30));

  @SuppressWarnings("ImmutableEnumChecker") // a record of three numbers
  private final Lengths lengths;

  Channel(Lengths lengths) {
    this.lengths = lengths;
  }

  /** Name in the file and in events, such as {@code email}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a writer is asked to keep to. */
  public Lengths lengths() {
    return lengths;
  }

  /** The channel of this name; throws where there is none. */
  public static Channel of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /** Names of all channels. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Channel::key).toList();
  }
}
