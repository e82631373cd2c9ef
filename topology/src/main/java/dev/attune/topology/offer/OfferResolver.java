package dev.attune.topology.offer;

import dev.attune.avro.Brief;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.GuardResult;
import dev.attune.avro.Offer;
import dev.attune.avro.OfferText;
import dev.attune.avro.OpenRequest;
import dev.attune.avro.RequestEnd;
import dev.attune.guards.Guards;
import dev.attune.topology.catalog.CatalogReader;
import dev.attune.topology.ledger.Decisions;
import dev.attune.topology.ledger.Reasons;
import dev.attune.topology.prompt.PromptRenderer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides how a request ends: by its answer, by its deadline, or by what ended it before. Pure. */
final class OfferResolver {

  /** How requests end that the worker gave up because nobody may see an answer. */
  private static final Map<GenerationStatus, DecisionOutcome> NEVER_OFFERED =
      Map.of(
          GenerationStatus.SUPERSEDED, DecisionOutcome.SUPERSEDED,
          GenerationStatus.WITHDRAWN, DecisionOutcome.SUPPRESSED);

  private final Guards guards = Guards.standard();
  private final Guards playbookGuards = Guards.ofPlaybook();
  private final OfferWriter writer;
  private final PromptRenderer prompts;

  /**
   * A resolver for one playbook.
   *
   * @param prompts knows what the writers of texts were told, which no text may repeat
   */
  OfferResolver(OfferWriter writer, PromptRenderer prompts) {
    this.writer = writer;
    this.prompts = prompts;
  }

  /** What an answer leads to that counts as given at this moment. */
  Resolution answered(
      String userId,
      OpenRequest request,
      GenerationResponse answer,
      Instant answeredAt,
      CatalogReader catalog) {
    RequestEnd end = request.getEnd();
    if (end != null && !end.getAt().isAfter(answeredAt)) {
      return new Resolution(
          null, Decisions.ended(userId, request, end.getOutcome(), end.getReason(), end.getAt()));
    }
    if (NEVER_OFFERED.containsKey(answer.getStatus())) {
      return givenUp(userId, request, answer, answeredAt);
    }
    if (answeredAt.isAfter(request.getDeadline())) {
      return expired(userId, request, catalog);
    }
    OfferText text = answer.getText();
    if (answer.getStatus() != GenerationStatus.OK || text == null) {
      return withoutText(userId, request, answer, answeredAt, catalog);
    }
    return withText(userId, request, text, answer, answeredAt, catalog);
  }

  /**
   * The worker saw a newer request, or that the user took consent back, perhaps before this task
   * did. Neither a text nor a template may follow.
   */
  private static Resolution givenUp(
      String userId, OpenRequest request, GenerationResponse answer, Instant answeredAt) {
    RequestEnd end = request.getEnd();
    if (end != null) {
      return new Resolution(
          null, Decisions.ended(userId, request, end.getOutcome(), end.getReason(), answeredAt));
    }
    DecisionOutcome outcome =
        NEVER_OFFERED.getOrDefault(answer.getStatus(), DecisionOutcome.FAILED);
    return new Resolution(
        null, Decisions.ended(userId, request, outcome, reason(answer), answeredAt));
  }

  private static DecisionReason reason(GenerationResponse answer) {
    String detail = answer.getDetail() == null ? "the worker gave no detail" : answer.getDetail();
    return Reasons.of("generation." + answer.getStatus().name().toLowerCase(Locale.ROOT), detail);
  }

  /** What it leads to that no answer came until the deadline. */
  Resolution expired(String userId, OpenRequest request, CatalogReader catalog) {
    DecisionReason reason =
        Reasons.of(
            "scenarios." + request.getBrief().getScenario() + ".deadline",
            "no answer came in time",
            "no answer until " + request.getDeadline(),
            "an answer within " + Duration.between(request.getCreatedAt(), request.getDeadline()));
    return fallback(
        userId, request, DecisionOutcome.EXPIRED, reason, request.getDeadline(), catalog);
  }

  private Resolution withoutText(
      String userId,
      OpenRequest request,
      GenerationResponse answer,
      Instant answeredAt,
      CatalogReader catalog) {
    DecisionOutcome outcome =
        answer.getStatus() == GenerationStatus.EXPIRED
            ? DecisionOutcome.EXPIRED
            : DecisionOutcome.FAILED;
    return fallback(userId, request, outcome, reason(answer), answeredAt, catalog);
  }

  private Resolution withText(
      String userId,
      OpenRequest request,
      OfferText text,
      GenerationResponse answer,
      Instant answeredAt,
      CatalogReader catalog) {
    Brief brief = request.getBrief();
    List<GuardResult> verdicts = guards.judge(text, brief, prompts.instructions(brief));
    Optional<GuardResult> failure = Guards.firstFailure(verdicts);
    if (failure.isPresent()) {
      DecisionReason reason =
          Reasons.of(
              "guards." + failure.get().getGuard(), String.valueOf(failure.get().getDetail()));
      return fallback(userId, request, DecisionOutcome.FAILED, reason, answeredAt, catalog);
    }
    Offer offer =
        writer.write(
            userId, request, text, answer.getUse(), answer.getSelection(), verdicts, answeredAt);
    return published(userId, request, offer, DecisionOutcome.OFFERED, null, catalog);
  }

  private Resolution fallback(
      String userId,
      OpenRequest request,
      DecisionOutcome otherwise,
      DecisionReason reason,
      Instant at,
      CatalogReader catalog) {
    OfferText text = request.getFallback();
    if (text == null) {
      return new Resolution(null, Decisions.ended(userId, request, otherwise, reason, at));
    }
    List<GuardResult> verdicts = playbookGuards.judge(text, request.getBrief());
    Optional<GuardResult> failure = Guards.firstFailure(verdicts);
    if (failure.isPresent()) {
      return new Resolution(null, Decisions.ended(userId, request, otherwise, reason, at));
    }
    Offer offer = writer.writeFallback(userId, request, text, verdicts, at);
    return published(userId, request, offer, DecisionOutcome.FALLBACK, reason, catalog);
  }

  private static Resolution published(
      String userId,
      OpenRequest request,
      Offer offer,
      DecisionOutcome outcome,
      @Nullable DecisionReason reason,
      CatalogReader catalog) {
    Optional<DecisionReason> changed = FactsCheck.changed(request, catalog, offer.getCreatedAt());
    if (changed.isPresent()) {
      DecisionReason fact = changed.get();
      DecisionReason stale =
          Reasons.of(
              fact.getRule(),
              fact.getDetail() + " while the text was written",
              fact.getActual(),
              fact.getRequired());
      return new Resolution(
          null,
          Decisions.ended(
              userId, request, DecisionOutcome.SUPPRESSED, stale, offer.getCreatedAt()));
    }
    return new Resolution(
        offer, Decisions.ended(userId, request, outcome, reason, offer.getCreatedAt()));
  }
}
