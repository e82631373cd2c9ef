package dev.attune.app.server.offer;

import dev.attune.app.server.meter.ServerMeters;
import dev.attune.avro.Offer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The current offers of all users: of each user and slot the newest that has not expired. Bounded
 * in bytes; beyond the bound the oldest are left out, and counted.
 *
 * <p>One thread, the reader's, writes; any may read. One lock guards all of it, held for the work
 * of one offer at a time.
 */
public final class OfferView {

  private static final int MOST_WORDS = 16;

  private record Slot(String userId, String slot) {}

  private final long mostBytes;
  private final Duration memory;
  private final MeterRegistry meters;
  private final Map<String, Map<String, HeldOffer>> byUser = new HashMap<>();
  private final LinkedHashMap<Slot, HeldOffer> byAge = new LinkedHashMap<>();
  private final TreeSet<HeldOffer> byExpiry =
      new TreeSet<>(Comparator.comparing(HeldOffer::expiresAt).thenComparing(HeldOffer::offerId));
  private final LinkedHashMap<String, List<Withdrawal>> withdrawals = new LinkedHashMap<>();
  private long bytes;

  /**
   * An empty view.
   *
   * @param mostBytes of offers
   * @param memory how long a withdrawal is remembered: as long as offers from before it can come
   */
  public OfferView(long mostBytes, Duration memory, MeterRegistry meters) {
    this.mostBytes = mostBytes;
    this.memory = memory;
    this.meters = meters;
    ServerMeters.OFFERS_HELD.gauge(meters, this::count);
    ServerMeters.OFFERS_BYTES.gauge(meters, this::bytes);
  }

  /**
   * Takes an offer.
   *
   * @return whether it is current: not expired, not withdrawn, not older than the one in its slot
   */
  synchronized boolean put(HeldOffer offer, Instant now) {
    dropExpired(now);
    if (!offer.isCurrent(now)) {
      return false;
    }
    if (isWithdrawn(offer)) {
      ServerMeters.OFFERS_WITHDRAWN.counter(meters).increment();
      return false;
    }
    Slot slot = new Slot(offer.userId(), offer.slot());
    HeldOffer older = byAge.get(slot);
    if (older != null && older.generation() >= offer.generation()) {
      return false;
    }
    remove(older);
    byAge.put(slot, offer);
    byUser.computeIfAbsent(offer.userId(), user -> new HashMap<>(2)).put(offer.slot(), offer);
    byExpiry.add(offer);
    bytes += offer.bytes();
    while (bytes > mostBytes && byAge.size() > 1) {
      remove(byAge.firstEntry().getValue());
      ServerMeters.OFFERS_EVICTED.counter(meters).increment();
    }
    return true;
  }

  /** Takes the record that takes an offer back; the offer is gone when this returns. */
  synchronized void recall(Offer record) {
    HeldOffer held = byAge.get(new Slot(record.getUserId(), record.getSlot()));
    if (held != null && held.offerId().equals(record.getOfferId())) {
      remove(held);
      ServerMeters.OFFERS_WITHDRAWN.counter(meters).increment();
    }
  }

  /** Takes a user's word; what it concerns is gone when this returns. */
  synchronized void withdraw(String userId, Withdrawal withdrawal, Instant now) {
    remember(userId, withdrawal, now);
    List.copyOf(byUser.getOrDefault(userId, Map.of()).values()).stream()
        .filter(withdrawal::concerns)
        .forEach(offer -> {
          remove(offer);
          ServerMeters.OFFERS_WITHDRAWN.counter(meters).increment();
        });
  }

  /** A user's current offers, newest first. */
  synchronized List<HeldOffer> of(String userId, Instant now) {
    return byUser.getOrDefault(userId, Map.of()).values().stream()
        .filter(offer -> offer.isCurrent(now))
        .sorted(Comparator.comparing(HeldOffer::createdAt).reversed())
        .toList();
  }

  /** The newest offers of all users, oldest of them first. */
  synchronized List<HeldOffer> newest(int most, Instant now) {
    List<HeldOffer> newest =
        byAge.sequencedValues().reversed().stream()
            .filter(offer -> offer.isCurrent(now))
            .limit(most)
            .toList();
    return newest.reversed();
  }

  private synchronized int count() {
    return byAge.size();
  }

  private synchronized long bytes() {
    return bytes;
  }

  private boolean isWithdrawn(HeldOffer offer) {
    return withdrawals.getOrDefault(offer.userId(), List.of()).stream()
        .anyMatch(withdrawal -> withdrawal.concerns(offer));
  }

  private void dropExpired(Instant now) {
    while (!byExpiry.isEmpty() && !byExpiry.first().isCurrent(now)) {
      remove(byExpiry.first());
    }
  }

  private void remove(@Nullable HeldOffer offer) {
    if (offer == null) {
      return;
    }
    byAge.remove(new Slot(offer.userId(), offer.slot()));
    byExpiry.remove(offer);
    bytes -= offer.bytes();
    Map<String, HeldOffer> slots = byUser.get(offer.userId());
    if (slots != null) {
      slots.remove(offer.slot());
      if (slots.isEmpty()) {
        byUser.remove(offer.userId());
      }
    }
  }

  private void remember(String userId, Withdrawal withdrawal, Instant now) {
    List<Withdrawal> known = withdrawals.remove(userId);
    List<Withdrawal> all = new ArrayList<>(known == null ? List.of() : known);
    all.add(withdrawal);
    // Whoever changes his mind that often is taken at his strictest word.
    withdrawals.putLast(
        userId, all.size() <= MOST_WORDS ? all : List.of(Withdrawal.ofErasure(withdrawal.at())));
    Instant oldest = now.minus(memory);
    while (withdrawals.firstEntry().getValue().getLast().at().isBefore(oldest)
        && withdrawals.size() > 1) {
      withdrawals.pollFirstEntry();
    }
  }
}
