package dev.attune.app.inspect;

import dev.attune.avro.Decision;
import dev.attune.avro.Offer;
import dev.attune.schemas.json.RecordJson;
import dev.attune.topology.ledger.Conservation;
import dev.attune.topology.ledger.DecisionChain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what was changed, left out or put in: each decision's own hash, the links of each user's
 * chain, the offers that decisions name, and that each trigger ends once. The order in which
 * records come makes no difference. Records from before there were hashes are counted only, and so
 * are old offers that compaction may have removed. One thread's.
 */
public final class LedgerCheck {

  private final Map<String, Chain> chains = new HashMap<>();
  private final Map<String, String> offersByHash = new HashMap<>();
  private final Map<String, Instant> namedOffers = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private final Instant offersKeptSince;
  private long decisions;
  private long offers;
  private long unlinked;

  private static final class Chain {
    private final Set<String> hashes = new HashSet<>();
    private final Map<String, String> previous = new HashMap<>();
  }

  /**
   * A check.
   *
   * @param offersKeptSince offers decided before may be missing: only a user's newest is kept
   *     longer
   */
  public LedgerCheck(Instant offersKeptSince) {
    this.offersKeptSince = offersKeptSince;
  }

  /** Takes a decision. */
  public void add(Decision decision) {
    decisions++;
    if (Conservation.isEnd(decision.getOutcome()) && !ended.add(decision.getTriggerId())) {
      problems.add("trigger " + decision.getTriggerId() + " ended twice");
    }
    if (decision.getHash().isEmpty()) {
      unlinked++;
      return;
    }
    if (!DecisionChain.isIntact(decision)) {
      problems.add(name(decision) + " was changed: its hash is not " + decision.getHash());
    }
    Chain chain = chains.computeIfAbsent(decision.getUserId(), user -> new Chain());
    chain.hashes.add(decision.getHash());
    String other = chain.previous.put(decision.getPreviousHash(), name(decision));
    if (other != null) {
      problems.add(name(decision) + " and " + other + " follow the same decision");
    }
    if (decision.getOfferHash() != null) {
      namedOffers.put(decision.getOfferHash(), decision.getDecidedAt());
    }
  }

  /** Takes an offer. */
  public void add(Offer offer) {
    offers++;
    offersByHash.put(DecisionChain.hash(RecordJson.toBytes(offer)), offer.getOfferId());
  }

  /** What is wrong, in lines; to be asked when all records were given. */
  public List<String> problems() {
    List<String> all = new ArrayList<>(problems);
    chains.forEach((user, chain) -> {
      List<String> starts =
          chain.previous.entrySet().stream()
              .filter(link -> !chain.hashes.contains(link.getKey()))
              .map(Map.Entry::getValue)
              .sorted()
              .toList();
      if (starts.size() > 1) {
        all.add(
            "user %s: something is missing between decisions, before one of %s"
                .formatted(user, String.join(", ", starts)));
      }
    });
    if (unlinked == 0) {
      offersByHash.forEach((hash, id) -> {
        if (!namedOffers.containsKey(hash)) {
          all.add("offer " + id + " was changed, or no decision let it out");
        }
      });
    }
    namedOffers.forEach((hash, decidedAt) -> {
      if (!offersByHash.containsKey(hash) && !decidedAt.isBefore(offersKeptSince)) {
        all.add("the offer with the hash " + hash + " is missing or was changed");
      }
    });
    return all;
  }

  /** What was looked at, in one line. */
  public String summary() {
    return "%d decisions of %d users and %d offers%s"
        .formatted(
            decisions,
            chains.size(),
            offers,
            unlinked == 0 ? "" : ", " + unlinked + " decisions from before there were hashes");
  }

  private static String name(Decision decision) {
    return "decision %s of %s at %s"
        .formatted(
            decision.getOutcome(),
            decision.getTriggerId().isEmpty() ? decision.getRequestId() : decision.getTriggerId(),
            decision.getDecidedAt());
  }
}
