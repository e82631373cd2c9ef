package dev.attune.topology.recall;

import dev.attune.topology.catalog.CatalogChanges;
import dev.attune.topology.graph.DueIndex;
import dev.attune.topology.graph.DueKey;
import dev.attune.topology.ledger.Ledger;
import dev.attune.topology.ledger.RequestBook;
import dev.attune.topology.recall.ProductIndex.Entry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * Finds what has become untrue: a bounded number of users whose offers are due, users of products
 * that changed, product by product, and after a start, or when it fell behind, once all users with
 * current offers. Belongs to its task.
 */
public final class RecallTick {

  private final int mostUsers;
  private final CatalogChanges changes;
  private final ProductIndex index;
  private final DueIndex due;
  private final Ledger ledger;
  private final OfferShelf shelf;
  private final Queue<String> changed = new ArrayDeque<>();
  private final Set<String> queued = new HashSet<>();
  private long seen;
  private boolean sweep = true;

  RecallTick(
      int mostUsers,
      CatalogChanges changes,
      ProductIndex index,
      DueIndex due,
      Ledger ledger,
      OfferShelf shelf) {
    this.mostUsers = mostUsers;
    this.changes = changes;
    this.index = index;
    this.due = due;
    this.ledger = ledger;
    this.shelf = shelf;
    this.seen = changes.last();
  }

  /** Takes back what is untrue as of this moment, as far as this piece goes. */
  public void run(Instant now) {
    for (DueKey key : due.take(now, mostUsers)) {
      settle(key.id(), now);
    }
    take();
    int left = mostUsers;
    while (left > 0 && !changed.isEmpty()) {
      String product = changed.remove();
      queued.remove(product);
      List<Entry> users = index.of(product);
      users.forEach(entry -> settle(entry, now));
      left -= Math.max(1, users.size());
    }
    if (sweep) {
      sweep = false;
      index.all().forEach(entry -> settle(entry, now));
    }
  }

  private void take() {
    CatalogChanges.Since since = changes.since(seen);
    seen = since.last();
    sweep |= since.missed();
    since.products().stream().filter(queued::add).forEach(changed::add);
  }

  private void settle(Entry entry, Instant now) {
    if (!settle(entry.userId(), now)) {
      index.remove(entry.productId(), entry.userId());
    }
  }

  /** Whether the user has a book. */
  private boolean settle(String user, Instant now) {
    RequestBook book = ledger.bookIfKept(user);
    if (book == null) {
      return false;
    }
    RequestBook after = shelf.settle(book, now);
    if (after.published().size() < book.published().size()) {
      ledger.keep(book, after);
    }
    return true;
  }
}
