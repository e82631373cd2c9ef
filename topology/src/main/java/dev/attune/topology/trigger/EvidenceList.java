package dev.attune.topology.trigger;

import dev.attune.avro.BoughtProduct;
import dev.attune.avro.CartLine;
import dev.attune.avro.Evidence;
import dev.attune.avro.SearchMade;
import dev.attune.avro.ViewedProduct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the events behind a trigger. Confined to one call. */
public final class EvidenceList {

  /** Most events that are named; older ones are left out. */
  public static final int LIMIT = 10;

  private record Dated(Instant at, Evidence evidence) {}

  private final List<Dated> gathered = new ArrayList<>();
  private final Set<String> known = new HashSet<>();

  /** An event with its event time; none is no evidence. */
  public EvidenceList add(@Nullable String eventId, String role, @Nullable Instant at) {
    if (eventId != null && at != null && known.add(eventId)) {
      gathered.add(new Dated(at, new Evidence(eventId, role)));
    }
    return this;
  }

  /** The last addition of a product. */
  public EvidenceList add(CartLine line) {
    return add(line.getEventId(), "cart", line.getAddedAt());
  }

  /** The last view of a product. */
  public EvidenceList add(ViewedProduct view) {
    return add(view.getEventId(), "view", view.getLastAt());
  }

  /** The last search for these words. */
  public EvidenceList add(SearchMade search) {
    return add(search.getEventId(), "search", search.getLastAt());
  }

  /** The last purchase of a product. */
  public EvidenceList add(BoughtProduct bought) {
    return add(bought.getEventId(), "purchase", bought.getLastAt());
  }

  /** The newest of them, oldest first. */
  public List<Evidence> oldestFirst() {
    return gathered.stream()
        .sorted(Comparator.comparing(Dated::at))
        .skip(Math.max(0, gathered.size() - LIMIT))
        .map(Dated::evidence)
        .toList();
  }
}
