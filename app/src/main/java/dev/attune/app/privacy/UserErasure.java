package dev.attune.app.privacy;

import dev.attune.app.config.AppConfig;
import dev.attune.app.error.UserException;
import dev.attune.app.inspect.ProfileLookup;
import dev.attune.schemas.registry.SchemaRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/** Has a user forgotten and waits until it is so. To ask twice forgets what came between. */
public record UserErasure(AppConfig config, SchemaRegistry registry) {

  private static final Duration LOOK = Duration.ofMillis(250);

  /**
   * All ids of a person, the given one among them: those that turned out to be this user are
   * forgotten with it, so this has to be asked before.
   */
  public Set<String> idsOf(String userId) {
    Set<String> ids = new TreeSet<>();
    ids.add(userId);
    try {
      ids.addAll(new ProfileLookup(config, read -> {}).idsOf(userId));
    } catch (UserException e) {
      // Where no topology has run there is nobody to be found; the wish itself fails where Kafka
      // does.
      return ids;
    }
    return ids;
  }

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
   * @param ids of the person
   * @return what is known of the erasure then; empty where it took too long: the wish stays and
   *     will be heard
   */
  public Optional<ErasureLedger.Entry> await(Set<String> ids, String commandId, Duration patience) {
    ErasureLedger ledger = new ErasureLedger(config, registry);
    long giveUpAt = System.nanoTime() + patience.toNanos();
    Optional<ErasureLedger.Entry> entry = heard(ledger, ids, commandId);
    while (entry.isEmpty() && System.nanoTime() - giveUpAt < 0) {
      LockSupport.parkNanos(LOOK.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
      entry = heard(ledger, ids, commandId);
    }
    return entry;
  }

  private Optional<ErasureLedger.Entry> heard(
      ErasureLedger ledger, Set<String> ids, String commandId) {
    boolean keysAreGone =
        registry
            .dataKeys()
            .map(keys ->
                ids.stream().allMatch(id -> keys.userOf(keys.pseudonyms().ofRecords(id)).isEmpty()))
            .orElse(true);
    return keysAreGone
        ? ledger.entries().stream()
            .filter(entry -> entry.commandId().equals(commandId))
            .filter(entry -> entry.acknowledgedBy().containsKey(ErasureLedger.TOPOLOGY))
            .findFirst()
        : Optional.empty();
  }
}
