package dev.attune.app.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShopMemoryTest {

  private static final long MIB = 1 << 20;

  @Test
  void shouldStaySmallWhenAHundredThousandUsersHaveBeenHere() {
    // Given
    long before = usedHeap();
    var shop = new SimulatedShop(ShopSettings.of(1, ShopLog.START).withUsers(100_000));

    // When
    for (int i = 0; i < 1_000_000; i++) {
      shop.next();
    }

    // Then
    assertThat(usedHeap() - before).isLessThan(64 * MIB);
    assertThat(shop.now()).isAfter(Instant.parse("2026-03-03T00:00:00Z"));
  }

  private static long usedHeap() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
