package dev.attune.topology.identity;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.Identity;
import dev.attune.avro.IdentityBundle;
import dev.attune.avro.IdentityLink;
import dev.attune.avro.IdentityUpdate;
import dev.attune.avro.Profile;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.graph.Nodes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The books of one task, and what its ids tell each other. One for each processor. */
public final class KnownIds {

  private final Identities shared;
  private final KeyValueStore<String, Identity> store;
  private final ProcessorContext<String, ? super Object> context;

  KnownIds(
      Identities shared,
      KeyValueStore<String, Identity> store,
      ProcessorContext<String, ? super Object> context) {
    this.shared = shared;
    this.store = store;
    this.context = context;
  }

  /** Who is behind an id. */
  public Person person(String userId) {
    IdentityBook book = bookIfKept(userId);
    return book == null ? Person.ALONE : Person.of(book, shared.fold());
  }

  /** An id's book; null where there is none. */
  public @Nullable IdentityBook bookIfKept(String userId) {
    Identity known = shared.any() ? store.get(userId) : null;
    return known == null ? null : IdentityBook.of(userId, known);
  }

  /** An id's book. */
  public IdentityBook book(String userId) {
    return IdentityBook.of(userId, store.get(userId));
  }

  /** Keeps a changed book. */
  public void keep(IdentityBook book) {
    shared.one();
    store.put(book.userId(), book.state());
  }

  /** Forgets who an id is and what it was told. */
  public void forget(String userId) {
    store.delete(userId);
  }

  /**
   * What follows from an event: where it says who somebody is, that id hears of it; and whom the id
   * itself turned out to be hears of the event.
   *
   * @param after what all events under the id tell, this one included
   * @param timestamp of the record, epoch milliseconds
   */
  public void heard(Person who, UserEvent event, Profile after, long timestamp) {
    if (event.body() instanceof ClickEvent click
        && click.getType() == ClickType.IDENTIFIED
        && click.getFormerId() != null
        && !click.getFormerId().equals(after.getUserId())
        && !who.isAlso(click.getFormerId())) {
      IdentityLink link = new IdentityLink(after.getUserId(), event.occurredAt());
      send(click.getFormerId(), link, null, timestamp);
    }
    IdentityBook book = who.book();
    if (book != null && book.link().isPresent()) {
      tell(book, after, timestamp);
    }
  }

  /**
   * Tells whom an id turned out to be all that it has to tell, and keeps the book.
   *
   * @param own null where what is known under the id itself is to stay
   */
  public void tell(IdentityBook book, @Nullable Profile own, long timestamp) {
    IdentityBook told = book.told(book.nextVersion(timestamp));
    keep(told);
    told.link()
        .ifPresent(link ->
            send(link.getKnownId(), null, told.bundle(own, told.state().getVersion()), timestamp));
  }

  /** Takes back what was told by a link; returns the book that has to be kept. */
  public IdentityBook takeBack(IdentityBook book, IdentityLink link, long timestamp) {
    IdentityBook told = book.told(book.nextVersion(timestamp));
    send(link.getKnownId(), null, told.takenBack(link, told.state().getVersion()), timestamp);
    return told;
  }

  private void send(
      String to, @Nullable IdentityLink link, @Nullable IdentityBundle bundle, long timestamp) {
    IdentityUpdate update = new IdentityUpdate(to, link, bundle);
    context.forward(new Record<>(to, update, timestamp), Nodes.IDENTITIES_SINK);
  }
}
