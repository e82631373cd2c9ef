package dev.attune.generation.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.OfferText;
import dev.attune.generation.draft.Reading.Illegible;
import dev.attune.generation.draft.Reading.Legible;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftReaderTest {

  private static final String EXACT =
      "{\"headline\":\"A mug\",\"body\":\"It is blue.\",\"callToAction\":\"See it\"}";
  private static final Reading A_MUG = new Legible(new OfferText("A mug", "It is blue.", "See it"));

  private final DraftReader reader = new DraftReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        EXACT,
        "  \n" + EXACT + "\n",
        "```json\n" + EXACT + "\n```",
        "```\n" + EXACT + "```",
        "Sure! Here is your offer:\n\n" + EXACT + "\n\nLet me know if you need more.",
        "{\"headline\":\"A mug\",\"body\":\"It is blue.\",\"callToAction\":\"See it\",}",
        "{'headline':'A mug','body':'It is blue.','callToAction':'See it'}",
        "{\"headline\":\"A\\n mug\",\"body\":\"It is blue.\",\"callToAction\":\"See it\",\"note\":1}",
        "{\"headline\":\"A\n mug\",\"body\":\"It is blue.\",\"callToAction\":\" See it \"}",
        "\"{\\\"headline\\\":\\\"A mug\\\",\\\"body\\\":\\\"It is blue.\\\",\\\"callToAction\\\":\\\"See it\\\"}\""
      })
  void shouldReadTheTextWhenItIsThere(String raw) {
    // When
    Reading reading = reader.read(raw);

    // Then
    assertThat(reading).isEqualTo(A_MUG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n ",
        "Once upon a time there was a mug.",
        "I cannot help with that.",
        "{}",
        "[]",
        "null",
        "\"text\"",
        "{\"headline\":\"A mug\",\"body\":\"It is blue.\"}",
        "{\"headline\":\"A mug\",\"body\":\"It is blue.\",\"callToAction\":\" \"}",
        "{\"headline\":\"A mug\",\"body\":\"It is blue.\",\"callToAction\":null}",
        "{\"headline\":[\"A mug\"],\"body\":\"It is blue.\",\"callToAction\":\"See it\"}",
        "{\"headline\":\"A mug\",\"headline\":\"B\",\"body\":\"b\",\"callToAction\":\"c\"}",
        "{\"headline\":\"A mug\",\"body\":\"It is bl",
        "{\"headline\":\"A \uFFFD mug\",\"body\":\"It is blue.\",\"callToAction\":\"See it\"}",
        "{\"headline\":\"A mug\",\"body\":\"\\u0007\",\"callToAction\":\"See it\"}",
        "<html><body>Bad gateway</body></html>",
        EXACT + EXACT,
        "}{"
      })
  void shouldRefuseWhenThereIsNoCompleteText(String raw) {
    // When
    Reading reading = reader.read(raw);

    // Then
    assertThat(reading).isInstanceOf(Illegible.class);
  }

  @Test
  void shouldRefuseUnparsedWhenTheAnswerIsHuge() {
    // Given
    String raw = EXACT + " ".repeat(1_000_000);

    // When
    Reading reading = reader.read(raw);

    // Then
    assertThat(reading).isEqualTo(new Illegible("the answer is longer than 20000 characters"));
  }

  @Property(tries = 500)
  void shouldNeverThrowWhateverAModelWrites(@ForAll String raw, @ForAll int cut) {
    // Given
    String truncated = EXACT.substring(0, Math.floorMod(cut, EXACT.length()));

    // When
    Reading ofNoise = reader.read(raw + truncated);

    // Then
    assertThat(ofNoise).isInstanceOf(Illegible.class);
  }
}
