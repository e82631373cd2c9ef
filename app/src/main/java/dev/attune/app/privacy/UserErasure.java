package dev.attune.app.privacy;

import dev.attune.app.config.AppConfig;
import dev.attune.schemas.registry.SchemaRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Has a user forgotten and waits until it is so. To ask twice forgets what came between. */
public record UserErasure(AppConfig config, SchemaRegistry registry) {

  private static final Duration LOOK = Duration.ofMillis(250);

  /**
   * Asks.
   *
   * @param source who wants it; stays in the topic
   * @return the command's id
   */
  public String ask(String userId, String source) {
    try (Erasures erasures = new Erasures(config, registry)) {
      return erasures.ask(userId, source);
    }
  }

  /**
   * Waits until the topology has acknowledged and no data key of the user is left.
   *
   * @return what is known of the erasure then; empty where it took too long: the wish stays and
   *     will be heard
   */
  public Optional<ErasureLedger.Entry> await(String userId, String commandId, Duration patience) {
    ErasureLedger ledger = new ErasureLedger(config, registry);
    long giveUpAt = System.nanoTime() + patience.toNanos();
    Optional<ErasureLedger.Entry> entry = heard(ledger, userId, commandId);
    while (entry.isEmpty() && System.nanoTime() - giveUpAt < 0) {
      LockSupport.parkNanos(LOOK.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
      entry = heard(ledger, userId, commandId);
    }
    return entry;
  }

  private Optional<ErasureLedger.Entry> heard(
      ErasureLedger ledger, String userId, String commandId) {
    boolean keyIsGone =
        registry
            .dataKeys()
            .map(keys -> keys.userOf(keys.pseudonyms().ofRecords(userId)).isEmpty())
            .orElse(true);
    return keyIsGone
        ? ledger.entries().stream()
            .filter(entry -> entry.commandId().equals(commandId))
            .filter(entry -> entry.acknowledgedBy().containsKey(ErasureLedger.TOPOLOGY))
            .findFirst()
        : Optional.empty();
  }
}
