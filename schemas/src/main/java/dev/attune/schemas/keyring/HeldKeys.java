package dev.attune.schemas.keyring;

import dev.attune.schemas.seal.DataKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys in memory, by id, by user, by pseudonym. Any thread may read; changes of one user's keys
 * are ordered by the map's lock on that user.
 */
final class HeldKeys {

  private final Map<DataKey.Id, DataKey> byId = new ConcurrentHashMap<>();
  private final Map<String, Holder> byPseudonym = new ConcurrentHashMap<>();

  /**
   * What is held of a user.
   *
   * @param current seals new records; null after it was retired
   */
  private record Holder(String userId, Set<DataKey> keys, @Nullable DataKey current) {

    Holder with(DataKey key) {
      Set<DataKey> all = new HashSet<>(keys);
      all.add(key);
      return new Holder(userId, Set.copyOf(all), current == null ? key : current);
    }

    @Nullable Holder without(DataKey.Id id) {
      Set<DataKey> rest = new HashSet<>(keys);
      rest.removeIf(key -> key.id().equals(id));
      boolean wasCurrent = current != null && current.id().equals(id);
      DataKey next = wasCurrent ? rest.stream().findFirst().orElse(null) : current;
      return rest.isEmpty() ? null : new Holder(userId, Set.copyOf(rest), next);
    }

    Holder retired() {
      return new Holder(userId, keys, null);
    }
  }

  /** Takes a key in. Keys of a user that were retired here stay so. */
  void add(String pseudonym, DataKey key) {
    if (byId.putIfAbsent(key.id(), key) == null) {
      byPseudonym.merge(
          pseudonym, new Holder(key.userId(), Set.of(key), key), (known, fresh) -> known.with(key));
    }
  }

  void remove(String pseudonym, DataKey.Id id) {
    byId.remove(id);
    byPseudonym.computeIfPresent(pseudonym, (name, known) -> known.without(id));
  }

  Optional<DataKey> find(DataKey.Id id) {
    return Optional.ofNullable(byId.get(id));
  }

  Optional<DataKey> current(String pseudonym) {
    return Optional.ofNullable(byPseudonym.get(pseudonym)).map(Holder::current);
  }

  Optional<String> userOf(String pseudonym) {
    return Optional.ofNullable(byPseudonym.get(pseudonym)).map(Holder::userId);
  }

  List<DataKey.Id> retire(String pseudonym) {
    Holder known = byPseudonym.computeIfPresent(pseudonym, (name, holder) -> holder.retired());
    return known == null ? List.of() : known.keys().stream().map(DataKey::id).toList();
  }

  /** Every key, by the name of its record. */
  Map<String, DataKey> all() {
    Map<String, DataKey> all = new HashMap<>();
    byPseudonym.forEach((pseudonym, holder) ->
        holder.keys().forEach(key -> all.put(KeyRecords.name(pseudonym, key.id()), key)));
    return all;
  }
}
