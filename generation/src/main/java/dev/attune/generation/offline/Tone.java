package dev.attune.generation.offline;

import java.util.Arrays;
import java.util.Locale;

/** The tones the copywriter can take. A brief may say more; what is not known is plain. */
enum Tone {
  WARM,
  CARING,
  PLAYFUL,
  BRISK,
  PLAIN;

  /** The tone whose name occurs first in this enum and in the wish, such as "warm, not pushy". */
  static Tone of(String wish) {
    String words = wish.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(tone -> words.contains(tone.key()))
        .findFirst()
        .orElse(PLAIN);
  }

  /** Name in the phrase books. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
