package dev.attune.schemas.seal;

import java.util.List;
import java.util.Optional;

/** The data keys of all users. May be asked by any thread. */
public interface DataKeys extends AutoCloseable {

  /** What stands for a user where nobody is named. */
  Pseudonyms pseudonyms();

  /**
   * The key that new records of a user are sealed with. Makes one where there is none; it is kept
   * safe before this returns, so that whoever reads a record finds its key.
   */
  DataKey forWriting(String userId);

  /** The key that new records of a user are sealed with; empty where there is none. */
  Optional<DataKey> current(String userId);

  /** The key with this id; empty where it was destroyed. Waits for keys that are on their way. */
  Optional<DataKey> find(DataKey.Id id);

  /** Whom a pseudonym stands for; empty where all keys of the user were destroyed. */
  Optional<String> userOf(String pseudonym);

  /**
   * The keys of a user that exist now; from here on the caller's process seals nothing more with
   * them, though it still opens what they sealed.
   */
  List<DataKey.Id> retire(String userId);

  /** Destroys keys: nothing that they sealed can be read by anybody any more. */
  void destroy(String pseudonym, List<DataKey.Id> ids);

  @Override
  void close();
}
