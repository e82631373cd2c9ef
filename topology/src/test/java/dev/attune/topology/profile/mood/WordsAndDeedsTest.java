package dev.attune.topology.profile.mood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.avro.EventHeader;
import dev.attune.avro.MessageChannel;
import dev.attune.avro.MessageEvent;
import dev.attune.topology.profile.model.MoodSignal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsAndDeedsTest {

  private static final WordsAndDeeds READER = new WordsAndDeeds();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|Great product, works perfectly, I love it and would buy it again|1",
        "en|Terrible quality, it broke after two days, what a waste of money|-1",
        "id|Barang bagus, pengiriman cepat, terima kasih banyak|1",
        "id|Barang rusak, saya kecewa sekali, penjual tidak menjawab|-1",
        "ko|쓰레기 같은 최악의 영화 시간 아깝다|-1"
      })
  void shouldFollowTheWordsWhenThereAreNoStars(String locale, String text, int side) {
    // When
    MoodSignal signal = Objects.requireNonNull(READER.read(message(locale, text, null)));

    // Then
    assertThat(Math.signum(signal.value())).isEqualTo(side);
    assertThat(signal.weight()).isLessThan(1.0);
  }

  @Test
  void shouldFollowTheStarsWhenThereAreBoth() {
    // When
    MoodSignal signal =
        Objects.requireNonNull(
            READER.read(message("en", "I am so angry, this is outrageous and I hate it", 5)));

    // Then
    assertThat(signal.value()).isEqualTo(1.0, within(1e-12));
    assertThat(signal.weight()).isEqualTo(1.0);
    assertThat(signal.distress()).isBetween(0.3, 1.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ok",
        "42",
        "Dov'è il mio ordine? Il pacco è arrivato rotto e nessuno risponde",
        "👍"
      })
  void shouldSayNothingWhenWordsAreNotVerified(String text) {
    assertThat(READER.read(message(null, text, null))).isNull();
  }

  @Test
  void shouldSayTheSameWhenReadTwice() {
    // Given
    MessageEvent message = message("en", "I am so sad and I miss her, I cried all night", null);

    // When
    MoodSignal again = new WordsAndDeeds().read(message);

    // Then
    assertThat(again).isNotNull().isEqualTo(READER.read(message));
  }

  private static MessageEvent message(
      @Nullable String locale, String text, @Nullable Integer rating) {
    EventHeader header =
        new EventHeader("e-1", "user-1", Instant.EPOCH, null, locale, null, "test");
    return new MessageEvent(header, MessageChannel.REVIEW, text, rating, null);
  }
}
