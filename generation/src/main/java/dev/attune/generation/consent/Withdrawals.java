package dev.attune.generation.consent;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationStatus;
import dev.attune.generation.consent.Withdrawal.Consent;
import dev.attune.generation.consent.Withdrawal.Erasure;
import dev.attune.generation.lane.Ending;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The newest withdrawals, for as long as a request may be older than they are. It saves calls, and
 * keeps what a user took back from leaving; that no offer comes of it is the topology's to see to.
 * Owned by the poll thread.
 */
public final class Withdrawals {

  private static final int MOST_USERS = 100_000;

  private final Recent<Consent> consents;
  private final Recent<Erasure> erasures;

  /**
   * Remembers each for so long.
   *
   * @param ticker nanoseconds from any origin
   */
  public Withdrawals(Duration keep, LongSupplier ticker) {
    this.consents = new Recent<>(MOST_USERS, keep, ticker);
    this.erasures = new Recent<>(MOST_USERS, keep, ticker);
  }

  /** Remembers it, unless something newer of the user is known. */
  public void add(Withdrawal withdrawal) {
    switch (withdrawal) {
      case Consent said -> add(said);
      case Erasure wish -> add(wish);
    }
  }

  private void add(Consent said) {
    Optional<Consent> known = consents.get(said.userId());
    if (known.isPresent() ? known.get().version() < said.version() : !said.denied().isEmpty()) {
      consents.put(said.userId(), said);
    }
  }

  private void add(Erasure wish) {
    Optional<Erasure> known = erasures.get(wish.userId());
    if (known.filter(older -> !older.requestedAt().isBefore(wish.requestedAt())).isEmpty()) {
      erasures.put(wish.userId(), wish);
    }
  }

  /** How a request ends that its user took back; empty where it may be asked. */
  public Optional<Ending> ending(GenerationRequest request) {
    String userId = request.getUserId();
    return Stream.concat(consents.get(userId).stream(), erasures.get(userId).stream())
        .flatMap(withdrawal -> withdrawal.forbids(request).stream())
        .findFirst()
        .map(why -> new Ending(GenerationStatus.WITHDRAWN, why));
  }

  /** Users of whom something is remembered. */
  int size() {
    return consents.size() + erasures.size();
  }
}
