package dev.attune.schemas.seal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Data keys that end with the process: for tests and measurements. One thread's. */
public final class MemoryKeys implements DataKeys {

  private final Pseudonyms pseudonyms = MasterKeys.random("memory").pseudonyms();
  private final Map<DataKey.Id, DataKey> keys = new HashMap<>();
  private final Set<DataKey.Id> retired = new HashSet<>();
  private final Map<String, DataKey> current = new HashMap<>();

  @Override
  public Pseudonyms pseudonyms() {
    return pseudonyms;
  }

  @Override
  public DataKey forWriting(String userId) {
    DataKey key = current.computeIfAbsent(userId, DataKey::random);
    keys.put(key.id(), key);
    return key;
  }

  @Override
  public Optional<DataKey> current(String userId) {
    return Optional.ofNullable(current.get(userId));
  }

  @Override
  public Optional<DataKey> find(DataKey.Id id) {
    return Optional.ofNullable(keys.get(id));
  }

  @Override
  public Optional<String> userOf(String pseudonym) {
    return keys.values().stream()
        .map(DataKey::userId)
        .filter(user -> pseudonyms.ofRecords(user).equals(pseudonym))
        .findFirst();
  }

  @Override
  public List<DataKey.Id> retire(String userId) {
    current.remove(userId);
    return keys.values().stream()
        .filter(key -> key.userId().equals(userId))
        .map(DataKey::id)
        .filter(retired::add)
        .toList();
  }

  @Override
  public void destroy(String pseudonym, List<DataKey.Id> ids) {
    ids.forEach(keys::remove);
    current.values().removeIf(key -> ids.contains(key.id()));
  }

  @Override
  public void close() {}
}
