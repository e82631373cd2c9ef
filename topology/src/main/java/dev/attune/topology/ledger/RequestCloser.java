package dev.attune.topology.ledger;

import dev.attune.avro.Decision;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.OpenRequest;
import dev.attune.avro.RequestEnd;
import dev.attune.avro.Revocation;
import java.time.Instant;
import java.util.function.Predicate;

/** Ends requests before their answers come: superseded, consent withdrawn, user erased. */
public final class RequestCloser {

  private final AnswerTiming timing;

  public RequestCloser(AnswerTiming timing) {
    this.timing = timing;
  }

  /**
   * The book after the matching requests ended, to be kept; lines of the ledger that this leads to
   * now are written.
   */
  public RequestBook end(
      Ledger ledger, RequestBook book, Predicate<OpenRequest> which, RequestEnd end) {
    RequestBook noted = book.ended(which, end);
    return switch (timing) {
      case AS_RECORDED -> noted;
      case ON_ARRIVAL -> closeEnded(ledger, noted);
    };
  }

  /**
   * The book that remembers that offers were taken back, where answers given before may still come.
   *
   * @param channel empty for all
   */
  public RequestBook noteRevocation(
      RequestBook book, String channel, DecisionReason reason, Instant at) {
    return switch (timing) {
      case AS_RECORDED -> book.revoked(new Revocation(channel, at, reason));
      case ON_ARRIVAL -> book;
    };
  }

  private static RequestBook closeEnded(Ledger ledger, RequestBook book) {
    RequestBook rest = book;
    for (OpenRequest request : book.open()) {
      RequestEnd end = request.getEnd();
      if (end != null) {
        rest = ledger.decide(rest.closed(request), ended(book, request, end));
      }
    }
    return rest;
  }

  private static Decision ended(RequestBook book, OpenRequest request, RequestEnd end) {
    return Decisions.ended(book.userId(), request, end.getOutcome(), end.getReason(), end.getAt());
  }
}
