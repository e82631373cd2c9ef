package dev.attune.schemas.seal;

import java.util.List;
import java.util.Optional;

/**
 * The same keys for who only answers records of others: it makes none. What it writes about a user
 * who was erased meanwhile is sealed by a key that nobody keeps.
 */
public record ExistingKeys(DataKeys keys) implements DataKeys {

  @Override
  public Pseudonyms pseudonyms() {
    return keys.pseudonyms();
  }

  @Override
  public DataKey forWriting(String userId) {
    return keys.current(userId).orElseGet(() -> DataKey.random(userId));
  }

  @Override
  public Optional<DataKey> current(String userId) {
    return keys.current(userId);
  }

  @Override
  public Optional<DataKey> find(DataKey.Id id) {
    return keys.find(id);
  }

  @Override
  public Optional<String> userOf(String pseudonym) {
    return keys.userOf(pseudonym);
  }

  @Override
  public List<DataKey.Id> retire(String userId) {
    return keys.retire(userId);
  }

  @Override
  public void destroy(String pseudonym, List<DataKey.Id> ids) {
    keys.destroy(pseudonym, ids);
  }

  @Override
  public void close() {
    keys.close();
  }
}
