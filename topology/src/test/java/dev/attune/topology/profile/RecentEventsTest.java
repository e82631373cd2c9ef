package dev.attune.topology.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.topology.event.UserEvent.Place;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  @Test
  void shouldFindThePlaceWhenTheEventIsRemembered() {
    // Given
    Place place = new Place(255, Integer.MAX_VALUE, Long.MAX_VALUE - 1);

    // When
    ByteBuffer entries = RecentEvents.append(NONE, "a", place);

    // Then
    assertThat(RecentEvents.contains(entries, "a")).isTrue();
    assertThat(RecentEvents.find(entries, "a")).isEqualTo(place);
    assertThat(RecentEvents.contains(entries, "b")).isFalse();
    assertThat(RecentEvents.find(entries, "b")).isNull();
    assertThat(entries.remaining()).isEqualTo(21);
  }

  @Test
  void shouldForgetTheOldestWhenFull() {
    // Given
    ByteBuffer entries = NONE;

    // When
    for (int i = 0; i < 65; i++) {
      entries = RecentEvents.append(entries, "event-" + i, new Place(0, i, i));
    }

    // Then
    assertThat(entries.remaining()).isEqualTo(64 * 21);
    assertThat(RecentEvents.contains(entries, "event-0")).isFalse();
    assertThat(RecentEvents.find(entries, "event-1")).isEqualTo(new Place(0, 1, 1));
    assertThat(RecentEvents.find(entries, "event-64")).isEqualTo(new Place(0, 64, 64));
  }

  @Test
  void shouldLeaveTheOldEntriesAloneWhenOneIsAppended() {
    // Given
    ByteBuffer before = RecentEvents.append(NONE, "a", new Place(0, 0, 0));

    // When
    RecentEvents.append(before, "b", new Place(0, 0, 1));

    // Then
    assertThat(RecentEvents.contains(before, "b")).isFalse();
  }

  @Test
  void shouldReadOnlyItsPartWhenTheBufferIsASlice() {
    // Given
    ByteBuffer entries = RecentEvents.append(NONE, "a", new Place(3, 2, 1));
    ByteBuffer padded = ByteBuffer.allocate(50).put(7, entries, 0, 21).position(7).limit(28);

    // When
    ByteBuffer after = RecentEvents.append(padded, "b", new Place(0, 0, 0));

    // Then
    assertThat(RecentEvents.find(padded, "a")).isEqualTo(new Place(3, 2, 1));
    assertThat(RecentEvents.find(after, "a")).isEqualTo(new Place(3, 2, 1));
  }

  @Test
  void shouldTellAMillionSimilarIdsApart() {
    // Given
    Set<Long> hashes = new HashSet<>();

    // When
    for (int i = 0; i < 1_000_000; i++) {
      hashes.add(RecentEvents.hash("order-" + i));
    }

    // Then
    assertThat(hashes).hasSize(1_000_000);
  }

  @Test
  void shouldHashAsEverWhenProfilesAreReadAgain() {
    // Given
    String stored = "3f0c4a6e-7d2b-4a53-9c1e-2b8f5d6a7e90";

    // When
    long hash = RecentEvents.hash(stored);

    // Then
    assertThat(Long.toHexString(hash)).isEqualTo("a7f0223c4d087aa2");
  }

  @Test
  void shouldRefuseATopicThatHasNoByte() {
    // Given
    Place place = new Place(256, 0, 0);

    // When, Then
    assertThatThrownBy(() -> RecentEvents.append(NONE, "a", place))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("256");
  }
}
