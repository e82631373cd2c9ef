package dev.attune.modelserver.resource;

import dev.attune.modelserver.behaviour.Chance;
import java.util.concurrent.atomic.AtomicLong;

/** Names for what is made: the same seed gives the same ones in the same order. */
public final class Ids {

  private final long seed;
  private final AtomicLong made = new AtomicLong();

  /** Names that follow from this seed. */
  public Ids(long seed) {
    this.seed = seed;
  }

  /** Such as {@code batch_0f3a...}, 24 digits after the prefix. */
  public String next(String prefix) {
    long number = made.incrementAndGet();
    return "%s%016x%08x".formatted(prefix, Chance.mix(seed, number), number);
  }
}
