package dev.attune.text.normal;

/**
 * What a normalised text no longer holds. Any of them may be meant to hide words from a reader or a
 * guard.
 */
public enum Oddity {
  /** Invisible characters: zero width, soft hyphens, fillers. */
  INVISIBLE,
  /** Controls of the writing direction. */
  BIDI,
  /** Tag characters (U+E0000 to U+E007F): invisible copies of ASCII. */
  TAG,
  /** Variation selectors that vary nothing. */
  VARIATION,
  /** Control characters other than line break and tab. */
  CONTROL,
  /** Halves of surrogate pairs, unassigned and private code points. */
  BROKEN,
  /** Letters of another script that look like Latin ones, within a Latin word. */
  HOMOGLYPH,
  /** More combining marks on a letter than any language writes. */
  STACKED_MARKS
}
