package dev.attune.text.normal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * On any sequence of UTF-16 units, lone surrogates included, and on texts made of what
 * normalisation cares for.
 */
class NormalisationPropertiesTest {

  @Property(tries = 3_000)
  void shouldBeIdempotentWhateverTheText(@ForAll("texts") String text) {
    // When
    String once = TextNormalizer.normalise(text);

    // Then
    assertThat(TextNormalizer.normalise(once)).isEqualTo(once);
    assertThat(TextNormalizer.clean(once).oddities()).isEmpty();
  }

  @Property(tries = 3_000)
  void shouldHaveOneSkeletonWhateverTheText(@ForAll("texts") String text) {
    // When
    String skeleton = TextNormalizer.skeleton(text);

    // Then
    assertThat(TextNormalizer.skeleton(skeleton)).isEqualTo(skeleton);
  }

  @Property
  void shouldCutWithinTheLengthWhateverTheText(@ForAll("texts") String text) {
    for (int units = 0; units <= text.length() + 1; units++) {
      // When
      String cut = Graphemes.cut(text, units);

      // Then
      assertThat(cut.length()).isLessThanOrEqualTo(units);
      assertThat(text).startsWith(cut);
      assertThat(Graphemes.count(cut) + Graphemes.count(text.substring(cut.length())))
          .isEqualTo(Graphemes.count(text));
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().withCharRange('\u0000', '\uffff').ofMaxLength(40);
    Arbitrary<String> points =
        Arbitraries.integers()
            .between(0, 0x10FFFF)
            .map(Character::toString)
            .list()
            .ofMaxSize(20)
            .map(list -> String.join("", list));
    Arbitrary<String> touchy =
        Arbitraries.of(
                "a",
                "é",
                "e",
                "\u0301",
                "\u0327",
                "\u200d",
                "\u200c",
                "\ufe0f",
                "\ufe01",
                "👩",
                "🏽",
                "❤",
                "р",
                "а",
                "ω",
                "İ",
                "ß",
                "\r",
                "\n",
                "\u2028",
                " ",
                "\u00a0",
                "\u202e",
                "\ud83d",
                "\ude00",
                "क",
                "्",
                "م",
                "ㅤ",
                "\udb40\udc41",
                "1",
                "\u20e3",
                "K",
                "ﬃ",
                "Ａ",
                "가",
                "ᄀ",
                "ᅡ",
                "ᆨ",
                "ё",
                "\u0308",
                "\u180b",
                "ᠠ",
                "🇩",
                "🇪")
            .list()
            .ofMaxSize(24)
            .map(list -> String.join("", list));
    return Arbitraries.oneOf(any, points, touchy);
  }
}
