package dev.attune.generation.consent;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/** One value per user, for a time, of so many users at most; the oldest go first. */
final class Recent<V> {

  private final int most;
  private final long keepNanos;
  private final LongSupplier ticker;
  private final SequencedMap<String, Kept<V>> values = new LinkedHashMap<>();

  Recent(int most, Duration keep, LongSupplier ticker) {
    this.most = most;
    this.keepNanos = keep.toNanos();
    this.ticker = ticker;
  }

  private record Kept<V>(V value, long sinceNanos) {}

  void put(String userId, V value) {
    values.remove(userId);
    values.put(userId, new Kept<>(value, ticker.getAsLong()));
    Iterator<Kept<V>> oldest = values.values().iterator();
    while (values.size() > most || !fresh(values.firstEntry().getValue())) {
      oldest.next();
      oldest.remove();
    }
  }

  Optional<V> get(String userId) {
    return Optional.ofNullable(values.get(userId)).filter(this::fresh).map(Kept::value);
  }

  int size() {
    return values.size();
  }

  private boolean fresh(Kept<V> kept) {
    return ticker.getAsLong() - kept.sinceNanos() <= keepNanos;
  }
}
