package dev.attune.topology.ledger;

import dev.attune.avro.Decision;
import dev.attune.avro.Offer;
import dev.attune.schemas.json.RecordJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Links a user's decisions by hashes, each to the one before and to the offer that left with it, so
 * that a changed, missing or foreign record shows. Hashes are SHA-256 of canonical JSON ({@link
 * RecordJson}), the hash's own field empty, and can be checked with a shell. Pure.
 */
public final class DecisionChain {

  private DecisionChain() {}

  /**
   * The decision as it goes to the ledger.
   *
   * @param previousHash field hash of the user's decision before; empty for the first
   */
  public static Decision link(String previousHash, Decision decision, @Nullable Offer offer) {
    Decision linked =
        with(decision, previousHash, offer == null ? null : hash(RecordJson.toBytes(offer)), "");
    return with(linked, previousHash, linked.getOfferHash(), hash(RecordJson.toBytes(linked)));
  }

  /** Whether a decision is as it was written. */
  public static boolean isIntact(Decision decision) {
    Decision blank = with(decision, decision.getPreviousHash(), decision.getOfferHash(), "");
    return hash(RecordJson.toBytes(blank)).equals(decision.getHash());
  }

  /** SHA-256, hexadecimal. */
  public static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Decision with(
      Decision decision, String previousHash, @Nullable String offerHash, String hash) {
    return new Decision(
        decision.getTriggerId(),
        decision.getRequestId(),
        decision.getUserId(),
        decision.getScenario(),
        decision.getSlot(),
        decision.getTrigger(),
        decision.getOutcome(),
        decision.getReason(),
        decision.getTriggeredAt(),
        decision.getDecidedAt(),
        decision.getArm(),
        decision.getSources(),
        previousHash,
        offerHash,
        hash);
  }
}
