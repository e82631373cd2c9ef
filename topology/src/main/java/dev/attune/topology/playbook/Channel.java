package dev.attune.topology.playbook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Ways to reach a user, with the most characters that each part of a text may have there. */
public enum Channel {
  EMAIL(70, 600, 30),
  PUSH(50, 150, 20),
  SMS(30, 130, 20),
  WEB(60, 220, 30);

  private final int headline;
  private final int body;
  private final int callToAction;

  Channel(int headline, int body, int callToAction) {
    this.headline = headline;
    this.body = body;
    this.callToAction = callToAction;
  }

  /** Name in the file and in events, such as {@code email}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Most characters of the headline. */
  public int headline() {
    return headline;
  }

  /** Most characters of the message. */
  public int body() {
    return body;
  }

  /** Most characters of the button. */
  public int callToAction() {
    return callToAction;
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
