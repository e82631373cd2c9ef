package dev.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Timers at which nothing fires: they cost no write, and lose nothing. */
class QuietTimersTest {

  /** Each has the moments of its price checks elsewhere, four a day. */
  private static final List<String> USERS =
      IntStream.range(0, 12).mapToObj(number -> "user" + number).toList();

  private static final Duration TICK = Duration.ofSeconds(1);

  @TempDir private Path stateFolder;
  private TopologyRig rig;

  @BeforeEach
  void start() {
    rig = TopologyRig.onLogTime(stateFolder);
    rig.stock("p1", "40");
    USERS.forEach(user -> rig.view(user, "p1"));
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void shouldLeaveTheProfileAloneWhenNothingFiresAtADueMoment() {
    // Given
    List<Profile> before = USERS.stream().map(rig::profile).toList();

    // When
    othersBringTheLogTo(Duration.ofHours(7));

    // Then
    assertThat(USERS.stream().map(rig::profile)).isEqualTo(before);
  }

  @Test
  void shouldWriteItsProgressWhenManyMomentsHavePassed() {
    // Given
    Instant before = rig.profile("user0").getActivity().getTimersFiredAt();

    // When
    othersBringTheLogTo(Duration.ofHours(6 * 17));

    // Then
    assertThat(rig.profile("user0").getActivity().getTimersFiredAt()).isAfter(before);
  }

  @Test
  void shouldFireOnceWhenTheMomentIsLookedAtAgainByTheNextEvent() {
    // Given
    othersBringTheLogTo(Duration.ofHours(7));
    rig.stock("p1", "20");
    othersBringTheLogTo(Duration.ofHours(14));
    List<Long> fired = triggers();

    // When
    USERS.forEach(user -> rig.view(user, "p2"));

    // Then
    assertThat(fired).allMatch(count -> count == 2, "first visit and price drop");
    assertThat(triggers()).isEqualTo(fired);
  }

  @Test
  void shouldFireInTimeWhenAnEventComesFromBeforeAQuietMoment() {
    // Given
    othersBringTheLogTo(Duration.ofHours(7));
    List<Long> fired = triggers();

    // When
    rig.passUnnoticed(Duration.ofHours(-2));
    USERS.forEach(user -> rig.addToCart(user, "p1"));
    rig.passUnnoticed(Duration.ofHours(2));
    rig.pass(TICK);

    // Then
    assertThat(triggers()).isEqualTo(fired.stream().map(count -> count + 1).toList());
  }

  private List<Long> triggers() {
    return USERS.stream().map(user -> rig.requestsOf(user).getTriggers()).toList();
  }

  private void othersBringTheLogTo(Duration sinceStart) {
    Duration ahead = Duration.between(rig.now(), TopologyRig.START.plus(sinceStart));
    rig.passUnnoticed(ahead);
    rig.view("somebody", "p9");
    rig.pass(TICK);
  }
}
