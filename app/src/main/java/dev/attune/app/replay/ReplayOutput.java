package dev.attune.app.replay;

import dev.attune.avro.DeadLetter;
import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.Offer;
import dev.attune.avro.Reward;
import dev.attune.schemas.json.RecordJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes offers, decisions and what the offers brought to files, sorted by time and user, and
 * counts what passes.
 */
final class ReplayOutput implements ReplayListener, AutoCloseable {

  private final Path folder;
  private final SortedLines offers;
  private final SortedLines decisions;
  private final Map<DecisionOutcome, Long> byOutcome = new EnumMap<>(DecisionOutcome.class);
  private final SortedMap<String, Reward> rewards = new TreeMap<>();
  private long deadLetters;

  /**
   * Output that keeps its lines in a folder until they are written.
   *
   * @param folder a temporary one, owned by the caller
   */
  ReplayOutput(Path folder) throws IOException {
    this.folder = folder;
    this.offers = new SortedLines(folder, "offers");
    this.decisions = new SortedLines(folder, "decisions");
  }

  @Override
  public void offer(Offer offer) {
    Instant at = offer.getRecall() == null ? offer.getCreatedAt() : offer.getRecall().getAt();
    offers.add(sortKey(at, offer.getUserId(), offer.getOfferId()), RecordJson.toJson(offer));
  }

  @Override
  public void decision(Decision decision) {
    byOutcome.merge(decision.getOutcome(), 1L, Long::sum);
    decisions.add(
        sortKey(decision.getTriggeredAt(), decision.getUserId(), decision.getTriggerId()),
        RecordJson.toJson(decision));
  }

  @Override
  public void deadLetter(DeadLetter letter) {
    deadLetters++;
  }

  /** Keeps the newest: what it supersedes depends on when answers came. */
  @Override
  public void reward(Reward reward) {
    String id = reward.getUnit() + " " + reward.getRewardId();
    rewards.put(
        sortKey(reward.getStartedAt(), reward.getUserId(), id),
        Reward.newBuilder(reward).setPrevious(null).build());
  }

  long count(DecisionOutcome outcome) {
    return byOutcome.getOrDefault(outcome, 0L);
  }

  long deadLetters() {
    return deadLetters;
  }

  /** Writes the offers, to a file of the user's if one is named; returns their SHA-256. */
  String writeOffers(Optional<Path> target) throws IOException {
    return offers.writeTo(target.orElse(folder.resolve("offers.jsonl")));
  }

  void writeDecisions(Path target) throws IOException {
    decisions.writeTo(target);
  }

  /** The newest of each, in the order of time. */
  void writeRewards(Path target) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(target)) {
      for (Reward reward : rewards.values()) {
        out.append(RecordJson.toJson(reward)).append('\n');
      }
    }
  }

  private static String sortKey(Instant at, String user, String id) {
    return String.format(Locale.ROOT, "%015d %s %s", at.toEpochMilli(), user, id);
  }

  @Override
  public void close() throws IOException {
    offers.close();
    decisions.close();
  }
}
