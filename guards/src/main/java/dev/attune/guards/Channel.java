package dev.attune.guards;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Ways to reach a user, with the lengths that a writer is asked to keep to there. */
public enum Channel {
  EMAIL(new Lengths(70, 600, 30), Lengths.LONGEST),
  PUSH(new Lengths(50, 150, 20), new Lengths(120, 400, 60)),
  // Three parts of a text message, which its carrier puts together again.
  SMS(new Lengths(30, 130, 20), new Lengths(120, 459, 60)),
  WEB(new Lengths(60, 220, 30), new Lengths(120, 800, 60)),
  APP(new Lengths(60, 220, 30), new Lengths(120, 800, 60));

  @SuppressWarnings("ImmutableEnumChecker") // a record of three numbers
  private final Lengths lengths;

  @SuppressWarnings("ImmutableEnumChecker") // a record of three numbers
  private final Lengths most;

  Channel(Lengths lengths, Lengths most) {
    this.lengths = lengths;
    this.most = most;
  }

  /** Name in the file and in events, such as {@code email}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a writer is asked to keep to. */
  public Lengths lengths() {
    return lengths;
  }

  /**
   * Beyond these a text is refused. Wider than what writers are asked for: models count characters
   * badly, and a text a little too long can still be shown.
   */
  Lengths most() {
    return most;
  }

  /** The channel of this name, where there is one. */
  static Optional<Channel> find(String key) {
    return Arrays.stream(values()).filter(channel -> channel.key().equals(key)).findFirst();
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
