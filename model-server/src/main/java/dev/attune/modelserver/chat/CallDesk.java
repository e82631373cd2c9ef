package dev.attune.modelserver.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.modelserver.batch.BatchedCall;
import dev.attune.modelserver.behaviour.Behaviour;
import dev.attune.modelserver.behaviour.Call;
import dev.attune.modelserver.behaviour.Fault;
import dev.attune.modelserver.behaviour.Outcome;
import dev.attune.modelserver.http.Delivery;
import dev.attune.modelserver.http.Reply;
import dev.attune.modelserver.http.Request;
import dev.attune.modelserver.json.BadCallException;
import dev.attune.modelserver.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes calls of all dialects: asks the behaviour, has the answer written, and spoils it where the
 * behaviour says so.
 *
 * <p>Threads: any; the behaviour can be exchanged at any time.
 */
public final class CallDesk {

  private static final String HTML =
      "<!DOCTYPE html><html><head><title>Bad Gateway</title></head>"
          + "<body><h1>Bad Gateway</h1><p>The proxy got no answer.</p></body></html>";

  private final Completions completions;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong others = new AtomicLong();
  private volatile Behaviour behaviour;

  /**
   * @param seed of the texts
   */
  public CallDesk(Behaviour behaviour, long seed) {
    this.behaviour = behaviour;
    this.completions = new Completions(seed);
  }

  /** From now on it behaves so. */
  public void behave(Behaviour other) {
    behaviour = other;
  }

  /** Calls so far, those in batches included. */
  public long calls() {
    return calls.get();
  }

  /** The reply to a call, spoilt where the behaviour says so. */
  public Reply answer(Dialect dialect, Request http) {
    ChatRequest request;
    try {
      request = dialect.read(Json.parse(http.body()));
    } catch (BadCallException refused) {
      return reply(dialect, dialect.problem(400, String.valueOf(refused.getMessage())));
    }
    Outcome outcome = outcome(dialect, request, http);
    return spoilt(outcome, clean(dialect, request, outcome));
  }

  /**
   * A line of a batch, to be made later: status and body, but no fault of delivery, for that
   * belongs to a connection.
   */
  public BatchedCall inBatch(Dialect dialect, JsonNode body, Request http) {
    try {
      ChatRequest request = dialect.read(body);
      Outcome outcome = outcome(dialect, request, http);
      return new Planned(outcome.latency(), () -> clean(dialect, request, outcome));
    } catch (BadCallException refused) {
      Problem problem = dialect.problem(400, String.valueOf(refused.getMessage()));
      return new Planned(Duration.ZERO, () -> reply(dialect, problem));
    }
  }

  private record Planned(Duration latency, Supplier<Reply> written) implements BatchedCall {
    @Override
    public Reply reply() {
      return written.get();
    }
  }

  /** The reply to a request that calls no model, spoilt where the behaviour says so. */
  public Reply answer(Dialect dialect, Request http, Supplier<Reply> usual) {
    Call request =
        new Call(
            others.incrementAndGet(),
            http.at(),
            dialect.name(),
            "",
            "",
            http.path(),
            http.headers());
    Outcome outcome = behaviour.ofRequest(request);
    @Nullable Fault status = outcome.fault(Fault.Kind.STATUS).orElse(null);
    Reply clean =
        status == null
            ? usual.get()
            : reply(dialect, dialect.problem(status))
                .with(outcome.retryAfter().headers(Instant.now()));
    return spoilt(outcome, clean);
  }

  /** An error in the dialect's form. */
  public static Reply reply(Dialect dialect, Problem problem) {
    return Reply.json(problem.status(), Json.bytes(dialect.write(problem)));
  }

  private Outcome outcome(Dialect dialect, ChatRequest request, Request http) {
    return behaviour.of(
        new Call(
            calls.incrementAndGet(),
            http.at(),
            dialect.name(),
            request.model(),
            request.text(),
            http.path(),
            http.headers()));
  }

  private Reply clean(Dialect dialect, ChatRequest request, Outcome outcome) {
    @Nullable Fault status = outcome.fault(Fault.Kind.STATUS).orElse(null);
    return status == null
        ? dialect.write(request, completions.write(request, outcome))
        : reply(dialect, dialect.problem(status)).with(outcome.retryAfter().headers(Instant.now()));
  }

  private static Reply spoilt(Outcome outcome, Reply clean) {
    Reply reply = outcome.has(Fault.INVALID_UTF8) ? broken(clean) : clean;
    Delivery delivery = delivery(outcome);
    @Nullable Fault body = outcome.fault(Fault.Kind.BODY).orElse(null);
    if (body == null) {
      return reply.delivered(delivery);
    }
    return switch (body) {
      case EMPTY -> Reply.json(200, new byte[0]).delivered(delivery);
      case HTML -> Reply.text(200, "text/html", HTML).delivered(delivery);
      default -> {
        byte[] whole = reply.body();
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        yield new Reply(reply.status(), reply.headers(), List.of(half), reply.streamed(), delivery);
      }
    };
  }

  private static Delivery delivery(Outcome outcome) {
    Delivery.Manner manner =
        outcome
            .fault(Fault.Kind.DELIVERY)
            .map(fault -> Delivery.Manner.valueOf(fault.name()))
            .orElse(Delivery.Manner.WHOLE);
    return new Delivery(manner, outcome.latency(), outcome.interval());
  }

  /**
   * Puts bytes that are no UTF-8 where the mark stands; of the same number, so that lengths hold.
   */
  private static Reply broken(Reply reply) {
    byte[] mark = String.valueOf(TextFaults.BROKEN).getBytes(StandardCharsets.UTF_8);
    List<byte[]> chunks =
        reply.chunks().stream()
            .map(chunk -> {
              byte[] copy = chunk.clone();
              for (int i = 0; i + mark.length <= copy.length; i++) {
                if (Arrays.equals(copy, i, i + mark.length, mark, 0, mark.length)) {
                  // A byte that opens a pair, and none that could end it.
                  copy[i] = (byte) 0xC3;
                  copy[i + 1] = '(';
                  copy[i + 2] = ' ';
                }
              }
              return copy;
            })
            .toList();
    return new Reply(reply.status(), reply.headers(), chunks, reply.streamed(), reply.delivery());
  }
}
