package dev.attune.topology.identity;

import dev.attune.avro.Identity;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.identity.fold.ProfileFold;
import dev.attune.topology.profile.model.ProfileSettings;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Gives each processor its view of the books of its task. Shared by all tasks of a process; all
 * that they share is whether anybody was ever linked, so that who uses no links does not pay for
 * them.
 */
public final class Identities {

  private final ProfileFold fold = new ProfileFold(ProfileSettings.DEFAULTS);
  private volatile boolean any;

  /** For a processor that is connected with the store of identities and their sink. */
  public KnownIds of(ProcessorContext<String, ? super Object> context) {
    KeyValueStore<String, Identity> store = context.getStateStore(Stores.IDENTITIES);
    if (!any && !isEmpty(store)) {
      any = true;
    }
    return new KnownIds(this, store, context);
  }

  private static boolean isEmpty(KeyValueStore<String, Identity> store) {
    try (KeyValueIterator<String, Identity> books = store.all()) {
      return !books.hasNext();
    }
  }

  boolean any() {
    return any;
  }

  void one() {
    any = true;
  }

  ProfileFold fold() {
    return fold;
  }
}
