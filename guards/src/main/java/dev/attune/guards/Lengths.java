package dev.attune.guards;

/**
 * Most characters that each part of a text may have.
 *
 * @param headline of the one line
 * @param body of the message
 * @param callToAction of the button
 */
public record Lengths(int headline, int body, int callToAction) {

  /** Beyond these a text is refused on any channel. */
  static final Lengths LONGEST = new Lengths(120, 1_200, 60);
}
