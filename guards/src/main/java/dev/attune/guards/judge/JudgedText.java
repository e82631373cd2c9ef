package dev.attune.guards.judge;

import dev.attune.avro.OfferText;
import dev.attune.text.normal.CleanText;
import dev.attune.text.normal.TextNormalizer;

/**
 * A text as guards read it, made once for all of them.
 *
 * @param written as the writer gave it
 * @param clean headline, body and call to action, one a line, normalised
 * @param skeleton the same for matching: look-alikes folded, small letters, no accents, straight
 *     apostrophes
 * @param instructions what its writer was told and must not repeat; empty where nobody knows
 */
public record JudgedText(OfferText written, CleanText clean, String skeleton, String instructions) {

  /** Whatever is longer is refused as too long on every channel, so no more of it is read. */
  private static final int MOST = 1_500;

  /** Reads a text of which nobody knows what its writer was told. */
  public static JudgedText of(OfferText text) {
    return of(text, "");
  }

  /** Reads a text. */
  public static JudgedText of(OfferText text, String instructions) {
    String all = String.join("\n", text.getHeadline(), text.getBody(), text.getCallToAction());
    CleanText clean = TextNormalizer.clean(all.length() > MOST ? all.substring(0, MOST) : all);
    return new JudgedText(text, clean, skeleton(clean.text()), instructions);
  }

  /** The form in which words of a text are compared with words of lists and briefs. */
  public static String skeleton(String text) {
    return TextNormalizer.skeleton(text).replace('’', '\'').replace('‘', '\'').replace('‑', '-');
  }
}
