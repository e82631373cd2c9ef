package dev.attune.topology.identity;

import dev.attune.avro.Identity;
import dev.attune.avro.IdentityBundle;
import dev.attune.avro.IdentityLink;
import dev.attune.avro.Profile;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.identity.fold.ProfileFold;
import dev.attune.topology.profile.ProfileUpdater;
import dev.attune.topology.profile.Profiles;
import dev.attune.topology.profile.model.MoodReader;
import dev.attune.topology.profile.model.ProfileSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Ids that tell each other what they know by messages that wait, overtake each other and come
 * twice. Worse than Kafka, which keeps the order between two partitions.
 */
final class IdentityNetwork {

  private static final ProfileUpdater UPDATER =
      new ProfileUpdater(ProfileSettings.DEFAULTS, MoodReader.DEEDS);
  private static final ProfileFold FOLD = new ProfileFold(ProfileSettings.DEFAULTS);

  /** Something on its way to an id: a link or a bundle. */
  private record Message(String to, @Nullable IdentityLink link, @Nullable IdentityBundle bundle) {}

  private final Map<String, Identity> books = new TreeMap<>();
  private final Map<String, Profile> profiles = new TreeMap<>();
  private final List<Message> onTheWay = new ArrayList<>();
  private final Random random;

  IdentityNetwork(long seed) {
    this.random = new Random(seed);
  }

  /** An event under an id. */
  void happens(String id, UserEvent event) {
    Profile before = profiles.getOrDefault(id, Profiles.empty(id, event.arrivedAt()));
    profiles.put(id, UPDATER.apply(before, event));
    tell(book(id));
  }

  /** The word that one id is another, from now on on its way. */
  void link(String id, IdentityLink link) {
    onTheWay.add(new Message(id, link, null));
  }

  /** Lets some messages come, in no order, some of them twice. */
  void deliverSome() {
    for (int i = random.nextInt(4); i > 0 && !onTheWay.isEmpty(); i--) {
      Message next = onTheWay.remove(random.nextInt(onTheWay.size()));
      if (random.nextInt(4) == 0) {
        onTheWay.add(next);
      }
      come(next);
    }
  }

  /** Lets all come; fails where they do not come to rest. */
  void deliverAll() {
    for (int i = 0; !onTheWay.isEmpty(); i++) {
      if (i > 100_000) {
        throw new AssertionError("the messages do not come to rest");
      }
      come(onTheWay.remove(random.nextInt(onTheWay.size())));
    }
  }

  private void come(Message message) {
    IdentityBook before = book(message.to());
    if (message.link() != null) {
      IdentityBook after = before.linked(message.link());
      if (!after.equals(before)) {
        before.link().ifPresent(old -> takeBack(after, old));
        tell(book(message.to()).linked(message.link()));
      }
    } else if (message.bundle() != null) {
      IdentityBook after = before.received(message.bundle());
      books.put(after.userId(), after.state());
      if (after.passesOnOtherThan(before)) {
        tell(after);
      }
    }
  }

  private void takeBack(IdentityBook book, IdentityLink old) {
    long version = book.nextVersion(0);
    onTheWay.add(new Message(old.getKnownId(), null, book.takenBack(old, version)));
    books.put(book.userId(), book.told(version).state());
  }

  private void tell(IdentityBook book) {
    books.put(book.userId(), book.state());
    book.link()
        .ifPresent(link -> {
          long version = book.nextVersion(0);
          onTheWay.add(
              new Message(
                  link.getKnownId(), null, book.bundle(profiles.get(book.userId()), version)));
          books.put(book.userId(), book.told(version).state());
        });
  }

  private IdentityBook book(String id) {
    return IdentityBook.of(id, books.get(id));
  }

  boolean asks(String id) {
    return book(id).asks();
  }

  /** The profile that is read at an id. */
  Profile at(String id) {
    Profile own = profiles.get(id);
    return own == null
        ? Profiles.empty(id, dev.attune.topology.profile.Happening.START)
        : FOLD.of(own, book(id).others());
  }
}
