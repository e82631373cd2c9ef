package dev.attune.generation.batch;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.generation.batch.topic.BatchSerdes;
import dev.attune.generation.batch.topic.BatchTopics;
import dev.attune.generation.batch.topic.Outgoing;
import dev.attune.generation.call.BatchAnswers;
import dev.attune.generation.consent.Withdrawals;
import dev.attune.generation.lane.Ending;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Says how each request of a batch ends. Owned by the session's thread. */
final class Answering {

  private final BatchTopics topics;
  private final BatchSerdes serdes;
  private final BatchAnswers answers;
  private final Withdrawals withdrawals;
  private final InstantSource clock;

  Answering(
      BatchTopics topics,
      BatchSerdes serdes,
      BatchAnswers answers,
      Withdrawals withdrawals,
      InstantSource clock) {
    this.topics = topics;
    this.serdes = serdes;
    this.answers = answers;
    this.withdrawals = withdrawals;
    this.clock = clock;
  }

  /** Where the batch has ended. */
  Outgoing with(OpenBatch batch, List<Results.Result> results) {
    Outgoing out = new Outgoing(topics, serdes);
    results.forEach(each ->
        answer(batch, each.request(), each.response(), "in the batch: " + each.without(), out));
    return out;
  }

  /** Where nothing came of it: all its requests go the ordinary way, as far as there is time. */
  Outgoing without(OpenBatch batch, String why) {
    Outgoing out = new Outgoing(topics, serdes);
    batch.contents.asked().forEach(each -> answer(batch, each, Optional.empty(), why, out));
    return out;
  }

  private void answer(
      OpenBatch batch,
      GenerationRequest request,
      Optional<GenerationResponse> response,
      String why,
      Outgoing out) {
    Optional<Ending> moot = moot(batch, request);
    if (moot.isPresent()) {
      Ending ending = moot.get();
      // What was used is paid for, whether or not anybody wants it now.
      out.answer(
          response
              .map(paid -> ending.of(request, paid.getUse()))
              .orElseGet(() -> ending.of(request)));
    } else if (response.isPresent()) {
      out.answer(response.get());
    } else if (request.getDeadline().isAfter(clock.instant())) {
      answers.leftOver("at-once");
      out.forward(request);
    } else {
      answers.leftOver("expired");
      out.answer(BatchAnswers.expired(request, "the deadline passed; " + why));
    }
  }

  /** How a request ends that nobody waits for any more. */
  private Optional<Ending> moot(OpenBatch batch, GenerationRequest request) {
    return withdrawals
        .ending(request)
        .or(() -> batch.isSuperseded(request) ? Optional.of(Sealing.SUPERSEDED) : Optional.empty());
  }
}
