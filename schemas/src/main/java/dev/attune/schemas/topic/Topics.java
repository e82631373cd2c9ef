package dev.attune.schemas.topic;

import static dev.attune.schemas.topic.CleanupPolicy.COMPACT;
import static dev.attune.schemas.topic.CleanupPolicy.COMPACT_DELETE;
import static dev.attune.schemas.topic.CleanupPolicy.COMPACT_SOON;
import static dev.attune.schemas.topic.CleanupPolicy.DELETE;
import static dev.attune.schemas.topic.Secrecy.OPEN;
import static dev.attune.schemas.topic.Secrecy.SEALED;

import dev.attune.avro.ArmState;
import dev.attune.avro.Batch;
import dev.attune.avro.BudgetGrant;
import dev.attune.avro.BudgetRequest;
import dev.attune.avro.CatalogItem;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.DeadLetter;
import dev.attune.avro.Decision;
import dev.attune.avro.ErasureAcknowledgement;
import dev.attune.avro.ErasureCommand;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.IdentityUpdate;
import dev.attune.avro.MessageEvent;
import dev.attune.avro.Offer;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.Reward;
import dev.attune.avro.UserKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/**
 * The catalogue of all topics: the one place that names them. Immutable.
 *
 * <p>Topics keyed by user have one number of partitions, so that all of a user's records meet in
 * one task. Tables that every task reads as a whole have one partition.
 */
public final class Topics {
  public static final int DEFAULT_PARTITIONS = 12;

  private static final String USER_ID = "user id";

  private final String prefix;
  private final int partitions;
  private final Map<String, Duration> retention;

  private final Topic<ClickEvent> clickstream;
  private final Topic<PurchaseEvent> purchases;
  private final Topic<MessageEvent> messages;
  private final Topic<OutcomeEvent> outcomes;
  private final Topic<ConsentRecord> consents;
  private final Topic<ErasureCommand> erasures;
  private final Topic<CatalogItem> catalog;
  private final Topic<ArmState> arms;
  private final Topic<GenerationRequest> generationRequests;
  private final Topic<GenerationResponse> generationResponses;
  private final Topic<Offer> offers;
  private final Topic<Decision> decisions;
  private final Topic<DeadLetter> deadLetters;
  private final Topic<BudgetRequest> budgetRequests;
  private final Topic<BudgetGrant> budgetGrants;
  private final Topic<UserKey> keys;
  private final Topic<ErasureAcknowledgement> erasureAcknowledgements;
  private final Topic<GenerationRequest> batchRequests;
  private final Topic<Batch> batches;
  private final Topic<IdentityUpdate> identities;
  private final Topic<Reward> rewards;
  private final List<Topic<?>> all;

  /** Topics of a tenant with the usual number of partitions. */
  public Topics(String tenant) {
    this(tenant, DEFAULT_PARTITIONS);
  }

  /**
   * Topics of a tenant.
   *
   * @param tenant put before each name with a dot; empty for no prefix
   * @param partitions of every topic that is keyed by user
   */
  public Topics(String tenant, int partitions) {
    this(tenant, partitions, Map.of());
  }

  /**
   * Topics of a tenant that are kept as the shop wishes.
   *
   * @param retention by name without prefix; what is not named is kept as the catalogue says
   * @throws IllegalArgumentException where a name is none of ours
   */
  public Topics(String tenant, int partitions, Map<String, Duration> retention) {
    this.prefix = tenant.isEmpty() ? "" : tenant + ".";
    this.partitions = partitions;
    this.retention = Map.copyOf(retention);
    this.clickstream =
        byUser("clickstream", ClickEvent.class, DELETE, 30, "What users do on the shop's pages.");
    this.purchases =
        byUser("purchases", PurchaseEvent.class, DELETE, 30, "Orders, refunds, cancellations.");
    this.messages =
        byUser("messages", MessageEvent.class, DELETE, 30, "What users write; untrusted text.");
    this.outcomes = byUser("outcomes", OutcomeEvent.class, DELETE, 30, "What became of offers.");
    this.consents =
        byUser("consents", ConsentRecord.class, COMPACT, 7, "What users agreed to, newest wins.");
    this.erasures =
        byUser("erasures", ErasureCommand.class, DELETE, 365, "Wishes to be forgotten.");
    this.catalog =
        table(
            "catalog",
            "product id",
            CatalogItem.class,
            "Products, with the time from which each version holds.");
    this.arms =
        table(
            "arms",
            "experiment, arm and part",
            ArmState.class,
            "What is known of each arm of each experiment: sums that name nobody.");
    this.generationRequests =
        byUser("generation-requests", GenerationRequest.class, DELETE, 7, "Texts wished for.");
    this.generationResponses =
        byUser(
            "generation-responses",
            GenerationResponse.class,
            DELETE,
            7,
            "Texts written, and refusals.");
    this.offers =
        new Topic<>(
            prefix + "offers",
            USER_ID,
            Offer.class,
            partitions,
            COMPACT_DELETE,
            kept("offers", Duration.ofDays(90)),
            OPEN,
            "Personal offers; a null takes a user's back.");
    this.decisions =
        byUser("decisions", Decision.class, DELETE, 90, "How each trigger ended: the ledger.");
    this.deadLetters =
        new Topic<>(
            prefix + "dead-letters",
            "key of the record",
            DeadLetter.class,
            partitions,
            DELETE,
            kept("dead-letters", Duration.ofDays(30)),
            SEALED,
            "Records that could not be used, with step and cause.");
    this.budgetRequests =
        single(
            "budget-requests",
            "scope",
            BudgetRequest.class,
            "Wishes of workers for money, and what they spent.");
    this.budgetGrants =
        single(
            "budget-grants",
            "worker id",
            BudgetGrant.class,
            "Money lent to workers, and refusals.");
    this.keys =
        new Topic<>(
            prefix + "keys",
            "pseudonym and key id",
            UserKey.class,
            1,
            COMPACT_SOON,
            kept("keys", Duration.ofHours(1)),
            OPEN,
            "The users' data keys, wrapped; a null destroys one.");
    this.erasureAcknowledgements =
        byUser(
            "erasure-acknowledgements",
            ErasureAcknowledgement.class,
            DELETE,
            365,
            "Who has forgotten whom: the proof of erasures.");
    this.batchRequests =
        byUser(
            "batch-requests",
            GenerationRequest.class,
            DELETE,
            7,
            "Texts wished for that may come by a batch of a provider.");
    // In the partition of its requests, so that whoever reads these owns it.
    this.batches =
        new Topic<>(
            prefix + "batches",
            "batch id",
            Batch.class,
            partitions,
            COMPACT,
            kept("batches", Duration.ofDays(1)),
            OPEN,
            "Batches under way at a provider: where their requests stand.");
    this.identities =
        byUser(
            "identities",
            IdentityUpdate.class,
            DELETE,
            7,
            "Who an anonymous visitor turned out to be, and what was known of the visitor.");
    this.rewards =
        byUser("rewards", Reward.class, DELETE, 90, "What offers and experiments brought.");
    // The place in this list is stored in profiles: only ever append.
    this.all =
        List.of(
            clickstream,
            purchases,
            messages,
            outcomes,
            consents,
            erasures,
            catalog,
            arms,
            generationRequests,
            generationResponses,
            offers,
            decisions,
            deadLetters,
            budgetRequests,
            budgetGrants,
            keys,
            erasureAcknowledgements,
            batchRequests,
            batches,
            identities,
            rewards);
    requireKnown(retention.keySet());
  }

  /** Every topic, in the order of their ordinals. */
  public List<Topic<?>> all() {
    return all;
  }

  /** The topic with this ordinal, a small number that means the same topic in every release. */
  public Optional<Topic<?>> byOrdinal(int ordinal) {
    return ordinal >= 0 && ordinal < all.size() ? Optional.of(all.get(ordinal)) : Optional.empty();
  }

  /** The ordinal of the topic with this full name; empty if it is none of ours. */
  public OptionalInt ordinalOf(String name) {
    return IntStream.range(0, all.size()).filter(i -> all.get(i).name().equals(name)).findFirst();
  }

  /** The number of partitions of the topics keyed by user. */
  public int partitions() {
    return partitions;
  }

  public Topic<ClickEvent> clickstream() {
    return clickstream;
  }

  public Topic<PurchaseEvent> purchases() {
    return purchases;
  }

  public Topic<MessageEvent> messages() {
    return messages;
  }

  public Topic<OutcomeEvent> outcomes() {
    return outcomes;
  }

  public Topic<ConsentRecord> consents() {
    return consents;
  }

  public Topic<ErasureCommand> erasures() {
    return erasures;
  }

  public Topic<CatalogItem> catalog() {
    return catalog;
  }

  public Topic<ArmState> arms() {
    return arms;
  }

  public Topic<GenerationRequest> generationRequests() {
    return generationRequests;
  }

  public Topic<GenerationResponse> generationResponses() {
    return generationResponses;
  }

  public Topic<Offer> offers() {
    return offers;
  }

  public Topic<Decision> decisions() {
    return decisions;
  }

  public Topic<DeadLetter> deadLetters() {
    return deadLetters;
  }

  public Topic<BudgetRequest> budgetRequests() {
    return budgetRequests;
  }

  public Topic<BudgetGrant> budgetGrants() {
    return budgetGrants;
  }

  public Topic<UserKey> keys() {
    return keys;
  }

  public Topic<ErasureAcknowledgement> erasureAcknowledgements() {
    return erasureAcknowledgements;
  }

  public Topic<GenerationRequest> batchRequests() {
    return batchRequests;
  }

  public Topic<Batch> batches() {
    return batches;
  }

  public Topic<IdentityUpdate> identities() {
    return identities;
  }

  public Topic<Reward> rewards() {
    return rewards;
  }

  private void requireKnown(Set<String> names) {
    for (String name : names) {
      if (ordinalOf(prefix + name).isEmpty()) {
        throw new IllegalArgumentException("there is no topic named " + name);
      }
    }
  }

  private Duration kept(String name, Duration usual) {
    return retention.getOrDefault(name, usual);
  }

  private <V extends SpecificRecord> Topic<V> byUser(
      String name, Class<V> type, CleanupPolicy cleanup, int days, String doc) {
    Duration kept = kept(name, Duration.ofDays(days));
    return new Topic<>(prefix + name, USER_ID, type, partitions, cleanup, kept, SEALED, doc);
  }

  // Every worker reads all answers, and a shop has few scopes: one partition is enough.
  private <V extends SpecificRecord> Topic<V> single(
      String name, String key, Class<V> type, String doc) {
    Duration kept = kept(name, Duration.ofDays(7));
    return new Topic<>(prefix + name, key, type, 1, DELETE, kept, OPEN, doc);
  }

  // A year of versions is kept, so that a replay reads the facts that held at the time of its
  // events.
  private <V extends SpecificRecord> Topic<V> table(
      String name, String key, Class<V> type, String doc) {
    Duration kept = kept(name, Duration.ofDays(365));
    return new Topic<>(prefix + name, key, type, 1, COMPACT, kept, OPEN, doc);
  }
}
