package dev.attune.generation.batch;

import dev.attune.avro.Batch;
import dev.attune.avro.BatchState;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationStatus;
import dev.attune.generation.batch.provider.BatchContents;
import dev.attune.generation.batch.topic.Outgoing;
import dev.attune.generation.batch.topic.Waiting;
import dev.attune.generation.budget.Reservation;
import dev.attune.generation.call.BatchAnswers;
import dev.attune.generation.consent.Withdrawals;
import dev.attune.generation.lane.Ending;
import dev.attune.generation.model.ModelIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Decides what becomes of each request that waits: into the batch, answered without a call, or the
 * ordinary way. Owned by the session's thread.
 */
final class Sealing {

  static final Ending SUPERSEDED =
      new Ending(
          GenerationStatus.SUPERSEDED, "a newer request of this user and slot took its place");

  private final Optional<ModelIdentity> model;
  private final HeldMoney money;
  private final Withdrawals withdrawals;
  private final BatchLimits limits;

  /**
   * @param model who takes batches; empty where nobody does
   */
  Sealing(
      Optional<ModelIdentity> model, HeldMoney money, Withdrawals withdrawals, BatchLimits limits) {
    this.model = model;
    this.money = money;
    this.withdrawals = withdrawals;
    this.limits = limits;
  }

  /**
   * What came of it.
   *
   * @param taken how many of those that waited were decided on
   * @param batch empty where there is none to send
   */
  record Sealed(int taken, Optional<BatchContents> batch) {}

  /** Whether this request may be sent in a batch at all. */
  boolean fits(GenerationRequest request, Instant now) {
    Duration left = Duration.between(now, request.getDeadline());
    return model.isPresent() && left.compareTo(limits.leastLeft()) >= 0;
  }

  /** Decides on as many as one batch holds, in their order. */
  Sealed seal(List<Waiting> waiting, Instant now, Outgoing out) {
    Map<String, Long> newest = newest(waiting);
    SortedMap<Long, GenerationRequest> chosen = new TreeMap<>();
    int bytes = 0;
    int taken = 0;
    for (Waiting next : waiting) {
      GenerationRequest request = next.request();
      if (request == null) {
        out.forward(next);
      } else if (!ended(request, newest, now, out)) {
        if (!fits(request, now) || next.bytes() > limits.bytes()) {
          out.forward(request);
        } else if (chosen.size() == limits.requests() || bytes + next.bytes() > limits.bytes()) {
          break;
        } else {
          Decision decision = paid(request, out);
          if (decision == Decision.LATER) {
            break;
          }
          if (decision == Decision.IN) {
            chosen.put(next.message().offset(), request);
            bytes += next.bytes();
          }
        }
      }
      taken++;
    }
    return new Sealed(taken, chosen.isEmpty() ? Optional.empty() : Optional.of(batch(chosen, now)));
  }

  private static Map<String, Long> newest(List<Waiting> waiting) {
    Map<String, Long> newest = new HashMap<>();
    for (Waiting each : waiting) {
      GenerationRequest request = each.request();
      if (request != null) {
        newest.merge(OpenBatch.slot(request), request.getGeneration(), Math::max);
      }
    }
    return newest;
  }

  private boolean ended(
      GenerationRequest request, Map<String, Long> newest, Instant now, Outgoing out) {
    Optional<Ending> takenBack = withdrawals.ending(request);
    if (takenBack.isPresent()) {
      out.answer(takenBack.get().of(request));
      return true;
    }
    if (newest.getOrDefault(OpenBatch.slot(request), Long.MIN_VALUE) > request.getGeneration()) {
      out.answer(SUPERSEDED.of(request));
      return true;
    }
    if (!request.getDeadline().isAfter(now)) {
      out.answer(BatchAnswers.expired(request, "the deadline had passed before the call"));
      return true;
    }
    return false;
  }

  private enum Decision {
    IN,
    OUT,
    LATER
  }

  private Decision paid(GenerationRequest request, Outgoing out) {
    if (!(money.reserve(request) instanceof Reservation.Denied denied)) {
      return Decision.IN;
    }
    if (denied.cause() == Reservation.Cause.AWAITING_MONEY) {
      return Decision.LATER;
    }
    out.answer(BatchAnswers.denied(request, denied));
    return Decision.OUT;
  }

  private BatchContents batch(SortedMap<Long, GenerationRequest> requests, Instant now) {
    ModelIdentity who = model.orElseThrow();
    // Random, so that it tells nobody who is in it. A seal that was not committed was not sent.
    String id = UUID.randomUUID().toString();
    List<Long> offsets = List.copyOf(requests.keySet());
    return new BatchContents(
        new Batch(id, who.provider(), who.model(), BatchState.SEALED, now, offsets, null),
        requests);
  }
}
