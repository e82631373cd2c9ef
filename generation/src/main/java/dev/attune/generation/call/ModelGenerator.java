package dev.attune.generation.call;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.generation.admit.AdmissionLimits;
import dev.attune.generation.admit.Entry;
import dev.attune.generation.admit.Gate;
import dev.attune.generation.admit.WaitCause;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.budget.Reservation;
import dev.attune.generation.budget.UnlimitedPurse;
import dev.attune.generation.call.Attempts.Candidate;
import dev.attune.generation.call.CandidateCalls.Ended;
import dev.attune.generation.choose.CandidateRounds;
import dev.attune.generation.choose.Outcome;
import dev.attune.generation.model.ModelException;
import dev.attune.generation.model.TextModel;
import dev.attune.generation.model.Usage;
import dev.attune.generation.time.CallTimer;
import dev.attune.generation.time.Pace;
import dev.attune.generation.time.TimeLimitException;
import dev.attune.guards.Guards;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the models of a chain until one answers, at most three times in all and never past the
 * deadline. The only loop that repeats a failed call. Where a request wants several texts to choose
 * from and a model writes one at a time, each of them goes this way.
 *
 * <p>Before each call, cheapest first: is there time, is there money, and may this model be called
 * now ({@link Gate}). Threads: shared by all calls; holds nothing that changes but its timer.
 * Closing it closes the models.
 */
public final class ModelGenerator implements Generator, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ModelGenerator.class);

  /** After this, money that is on its way is asked for again. */
  private static final Duration MONEY_COMES = Duration.ofMillis(200);

  private final List<ChainedModel> chain;
  private final Purse purse;
  private final Deadlines deadlines;
  private final Pace pace;
  private final Backoff backoff;
  private final CallMeters meters;
  private final CandidateRounds rounds = new CandidateRounds(Guards.standard());
  private final CallTimer timer = new CallTimer();

  /**
   * @param chain in the order in which they are asked; not empty
   * @param purse pays
   */
  public ModelGenerator(
      List<ChainedModel> chain,
      Purse purse,
      Deadlines deadlines,
      Pace pace,
      Backoff backoff,
      CallMeters meters) {
    this.chain = List.copyOf(chain);
    this.purse = purse;
    this.deadlines = deadlines;
    this.pace = pace;
    this.backoff = backoff;
    this.meters = meters;
    chain.forEach(model -> meters.watch(model.name(), model.gate()));
  }

  /** One model that nothing stands before, in the time of this machine. */
  public static ModelGenerator of(
      TextModel model, Deadlines deadlines, Duration callTimeout, CallMeters meters) {
    Pace pace = Pace.system();
    Gate gate = new Gate("model", AdmissionLimits.none(), pace);
    return new ModelGenerator(
        List.of(new ChainedModel("model", model, gate, callTimeout, Duration.ZERO)),
        new UnlimitedPurse(),
        deadlines,
        pace,
        Backoff.usual(),
        meters);
  }

  @Override
  public GenerationResponse generate(GenerationRequest request, CallWatch watch) {
    CandidateCalls calls = new CandidateCalls(each -> ended(each, watch));
    Outcome outcome =
        rounds.write(request, calls::round, took -> deadlines.left(request).compareTo(took) > 0);
    Verdict verdict = calls.verdict(outcome);
    meters.ended(verdict.status());
    return Responses.of(request, calls.writer(outcome), verdict, calls.took());
  }

  private Ended ended(GenerationRequest request, CallWatch watch) {
    Duration left = deadlines.left(request);
    List<ChainedModel> allowed = Processing.allowed(request, chain);
    if (allowed.isEmpty()) {
      return new Ended(
          Verdict.uncalled(GenerationStatus.REFUSED, Processing.NO_MODEL),
          chain.getFirst().model().identity(),
          Duration.ZERO);
    }
    Attempts attempts = new Attempts(request, allowed, pace.nanos(), left);
    watch.waiting();
    Verdict verdict =
        left.isPositive()
            ? run(attempts, watch)
            : Verdict.uncalled(GenerationStatus.EXPIRED, "the deadline had passed before the call");
    return new Ended(verdict, attempts.writer(), attempts.took());
  }

  private Verdict run(Attempts attempts, CallWatch watch) {
    try {
      Optional<Verdict> end = Optional.empty();
      while (end.isEmpty() && watch.wanted()) {
        end = step(attempts, watch);
      }
      return end.orElseGet(() -> stopped(attempts));
    } catch (InterruptedException stopped) {
      // The interrupt is used up: the answer still has to be sent from this thread.
      return stopped(attempts);
    }
  }

  private static Verdict stopped(Attempts attempts) {
    String detail = "INTERRUPTED: it was stopped before its next call";
    return attempts.ended(GenerationStatus.PROVIDER_ERROR, detail);
  }

  private Optional<Verdict> step(Attempts attempts, CallWatch watch) throws InterruptedException {
    long now = pace.nanos();
    Optional<Candidate> next = attempts.next(now);
    if (next.isEmpty() || next.get().soonest() >= attempts.deadline()) {
      return Optional.of(attempts.failed());
    }
    if (now >= attempts.deadline()) {
      return Optional.of(attempts.expired());
    }
    Candidate candidate = next.get();
    if (candidate.notBefore() > now) {
      pace.sleep(candidate.notBefore() - now);
      meters.waited("back_off", Duration.ofNanos(pace.nanos() - now));
      return Optional.empty();
    }
    return switch (purse.reserve(attempts.request(), candidate.model().model().identity())) {
      case Reservation.Denied denied -> denied(attempts, candidate, denied);
      case Reservation.Granted money -> enter(attempts, candidate, money, watch);
    };
  }

  private Optional<Verdict> denied(
      Attempts attempts, Candidate candidate, Reservation.Denied denied)
      throws InterruptedException {
    switch (denied.cause()) {
      case OVER_BUDGET ->
          attempts.refused(candidate, GenerationStatus.OVER_BUDGET, denied.reason());
      case NOT_WORTH -> attempts.refused(candidate, GenerationStatus.NOT_WORTH, denied.reason());
      case AWAITING_MONEY -> {
        long wait = Math.min(MONEY_COMES.toNanos(), attempts.deadline() - pace.nanos());
        pace.sleep(wait);
        meters.waited("budget", Duration.ofNanos(wait));
        attempts.waited(denied.reason());
      }
    }
    return Optional.empty();
  }

  private Optional<Verdict> enter(
      Attempts attempts, Candidate candidate, Reservation.Granted money, CallWatch watch)
      throws InterruptedException {
    long now = pace.nanos();
    boolean called = false;
    try {
      long until = attempts.waitUntil(candidate, now);
      Entry entry = candidate.model().gate().enter(attempts.ask(), until);
      Duration waited = Duration.ofNanos(pace.nanos() - now);
      switch (entry) {
        case Entry.Admitted place -> {
          called = true;
          place.waitedFor().ifPresent(cause -> meters.waited(name(cause), waited));
          return call(attempts, candidate, place, money, watch);
        }
        case Entry.Waited(WaitCause cause) -> {
          meters.waited(name(cause), waited);
          return waitedInVain(attempts, candidate, until, cause);
        }
        case Entry.Closed(WaitCause cause, long reopens) -> {
          return closed(attempts, candidate, until, cause, reopens);
        }
        case Entry.TooLate(Duration usual) -> {
          attempts.tooLate(candidate, tooLate(attempts, candidate, usual));
          return Optional.empty();
        }
      }
    } finally {
      if (!called) {
        money.release();
      }
    }
  }

  private Optional<Verdict> waitedInVain(
      Attempts attempts, Candidate candidate, long until, WaitCause cause) {
    String detail = "waited for the " + name(cause) + " of " + candidate.model().name();
    if (until >= attempts.deadline()) {
      attempts.refused(candidate, GenerationStatus.EXPIRED, detail + " until it was too late");
    } else {
      attempts.passedBy(candidate, Long.MIN_VALUE, detail);
    }
    return Optional.empty();
  }

  private Optional<Verdict> closed(
      Attempts attempts, Candidate candidate, long until, WaitCause cause, long reopens) {
    String name = candidate.model().name();
    String why = cause == WaitCause.BREAKER ? "breaker open until " : "left alone until ";
    String detail = name + ": " + why + pace.clock().instant().plusNanos(reopens - pace.nanos());
    if (until >= attempts.deadline()) {
      attempts.refused(candidate, GenerationStatus.PROVIDER_ERROR, detail);
    } else {
      attempts.passedBy(candidate, reopens, detail);
    }
    return Optional.empty();
  }

  private String tooLate(Attempts attempts, Candidate candidate, Duration usual) {
    long left = Duration.ofNanos(attempts.deadline() - pace.nanos()).toMillis();
    return "%d ms are left, and a call of %s usually takes %d ms"
        .formatted(left, candidate.model().name(), usual.toMillis());
  }

  private Optional<Verdict> call(
      Attempts attempts,
      Candidate candidate,
      Entry.Admitted place,
      Reservation.Granted money,
      CallWatch watch) {
    ChainedModel model = candidate.model();
    meters.calling(model.name(), attempts.kind(candidate));
    long start = pace.nanos();
    attempts.calling(candidate, start);
    watch.calling(model.gate().typical());
    CallResult result = ask(attempts, model, start);
    watch.waiting();
    long end = pace.nanos();
    Usage usage = result.usage();
    place.ended(
        result.end(), (long) usage.inputTokens() + usage.outputTokens(), result.leaveAlone());
    Usage priced = settle(money, result);
    meters.called(model.model().identity(), result, Duration.ofNanos(end - start));
    return attempts.called(candidate, result, priced, end, backoff);
  }

  private static Usage settle(Reservation.Granted money, CallResult result) {
    if (result.isBilled()) {
      return money.settle(result.usage());
    }
    money.release();
    return result.usage();
  }

  private CallResult ask(Attempts attempts, ChainedModel model, long now) {
    GenerationRequest request = attempts.request();
    Duration left = Duration.ofNanos(attempts.deadline() - now);
    boolean ownLimit = left.compareTo(model.callTimeout()) >= 0;
    Duration limit = ownLimit ? model.callTimeout() : left;
    try {
      return CallResult.of(timer.within(limit, () -> model.model().write(request)));
    } catch (TimeLimitException late) {
      String detail = String.valueOf(late.getMessage());
      return ownLimit ? CallResult.tooSlow(detail) : CallResult.tooLate(detail);
    } catch (ModelException failure) {
      LOG.debug("Request {} failed at {}", request.getRequestId(), model.name(), failure);
      return CallResult.of(failure);
    } catch (RuntimeException | LinkageError bug) {
      // The edge of what we do not control: a model's own fault must not leave a request open.
      LOG.error("Request {} met a bug of {}", request.getRequestId(), model.name(), bug);
      return CallResult.bug(bug);
    }
  }

  private static String name(WaitCause cause) {
    return cause.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    timer.close();
    chain.forEach(model -> model.model().close());
  }
}
