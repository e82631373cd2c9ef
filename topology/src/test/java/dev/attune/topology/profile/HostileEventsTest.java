package dev.attune.topology.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.EventHeader;
import dev.attune.avro.MessageChannel;
import dev.attune.avro.MessageEvent;
import dev.attune.avro.OrderLine;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.OutcomeType;
import dev.attune.avro.ProductRef;
import dev.attune.avro.Profile;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.event.UserEvent.Place;
import dev.attune.topology.profile.model.ProfileLimits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Whatever comes, a profile stays small, can be stored, and is the same after a store. */
class HostileEventsTest {

  private static final String[] ALPHABETS = {"a", "é", "漢", "🫖", "\ud800"};

  @Test
  void shouldStayWithinItsBoundWhenAHundredThousandEventsAreAsLargeAsTheyCanBe() {
    // Given
    Random random = new Random(42);
    Profile profile = Profiles.empty("x", Happening.START);
    int largest = 0;

    // When
    for (int i = 0; i < 100_000; i++) {
      profile = Happening.with(profile, event(random, i, 400));
      if (i % 500 == 0) {
        largest = Math.max(largest, Wire.encode(profile).length);
      }
    }

    // Then
    assertThat(largest).isBetween(20_000, ProfileLimits.DEFAULT_MAX_BYTES);
    assertThat(profile.getActivity().getEvents()).isEqualTo(100_000);
  }

  @Property(tries = 200)
  void shouldBeTheSameAfterAStoreWhateverCame(@ForAll long seed) {
    // Given
    Random random = new Random(seed);
    Profile kept = Profiles.empty("x", Happening.START);
    Profile stored = kept;

    // When
    for (int i = 0; i < 60; i++) {
      UserEvent event = event(random, i, 1 + random.nextInt(60));
      kept = Happening.with(kept, event);
      stored = Wire.decode(Wire.encode(Happening.with(stored, event)));
    }

    // Then
    assertThat(Wire.encode(stored)).isEqualTo(Wire.encode(kept));
  }

  private static UserEvent event(Random random, int number, int length) {
    Instant arrivedAt = Happening.START.plusSeconds(number);
    Instant at = arrivedAt.minus(Duration.ofMinutes(random.nextInt(4_000)));
    EventHeader header =
        new EventHeader(
            text(random, length) + number,
            "x",
            at,
            random.nextBoolean() ? null : text(random, length),
            text(random, length),
            text(random, length),
            "hostile");
    return new UserEvent(
        header, body(random, header, length), at, arrivedAt, new Place(255, number, number));
  }

  private static SpecificRecord body(Random random, EventHeader header, int length) {
    return switch (random.nextInt(4)) {
      case 0 -> purchase(random, header, length);
      case 1 ->
          random.nextBoolean()
              ? new OutcomeEvent(header, any(random, OutcomeType.values()), "offer", null, null)
              : new MessageEvent(
                  header, MessageChannel.CHAT, text(random, length), random.nextInt(), null);
      default -> click(random, header, length);
    };
  }

  private static ClickEvent click(Random random, EventHeader header, int length) {
    return new ClickEvent(
        header,
        any(random, ClickType.values()),
        random.nextInt(5) == 0 ? null : product(random, length),
        random.nextInt(),
        text(random, length),
        random.nextInt(),
        null,
        null);
  }

  private static PurchaseEvent purchase(Random random, EventHeader header, int length) {
    List<OrderLine> lines = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      lines.add(new OrderLine(product(random, length), random.nextInt()));
    }
    return new PurchaseEvent(
        header,
        any(random, PurchaseType.values()),
        "order",
        lines,
        amount(random),
        text(random, length),
        null);
  }

  private static ProductRef product(Random random, int length) {
    return new ProductRef(
        random.nextInt(60) + text(random, length),
        text(random, length),
        text(random, length / 2) + "." + text(random, length),
        text(random, length),
        amount(random),
        text(random, length));
  }

  private static BigDecimal amount(Random random) {
    return new BigDecimal(new BigInteger(1 + random.nextInt(90), random), 4);
  }

  private static String text(Random random, int length) {
    return any(random, ALPHABETS).repeat(length) + random.nextInt(1_000_000);
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
