package dev.attune.topology.ledger;

import dev.attune.avro.Decision;
import dev.attune.avro.OpenRequest;
import dev.attune.avro.RequestEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Ends requests before their answers come: superseded, consent withdrawn, user erased. Pure. */
public final class RequestCloser {

  private final AnswerTiming timing;

  public RequestCloser(AnswerTiming timing) {
    this.timing = timing;
  }

  /** The book after the matching requests ended, and the lines of the ledger this leads to now. */
  public Closing end(RequestBook book, Predicate<OpenRequest> which, RequestEnd end) {
    RequestBook noted = book.ended(which, end);
    return switch (timing) {
      case AS_RECORDED -> new Closing(noted, List.of());
      case ON_ARRIVAL -> closeEnded(noted);
    };
  }

  private static Closing closeEnded(RequestBook book) {
    RequestBook rest = book;
    List<Decision> decisions = new ArrayList<>();
    for (OpenRequest request : book.open()) {
      RequestEnd end = request.getEnd();
      if (end != null) {
        rest = rest.closed(request);
        decisions.add(ended(book, request, end));
      }
    }
    return new Closing(rest, decisions);
  }

  private static Decision ended(RequestBook book, OpenRequest request, RequestEnd end) {
    return Decisions.ended(
        book.state().getUserId(), request, end.getOutcome(), end.getReason(), end.getAt());
  }

  /** What comes of ending requests. */
  public record Closing(RequestBook book, List<Decision> decisions) {

    public Closing {
      decisions = List.copyOf(decisions);
    }
  }
}
