package dev.attune.generation.choose;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.Selection;
import dev.attune.generation.choose.Openings.Opening;
import dev.attune.generation.model.ScoredText;
import dev.attune.generation.model.Usage;
import dev.attune.guards.Guards;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Has texts written until there are enough to choose from, and chooses.
 *
 * <p>The first call asks for all of them at once. A model that writes one a call is called again,
 * each time with another opening, one call after the other: the first call fills the provider's
 * prompt cache for the next. When copies came, or texts that hardly differ, there is one call more.
 * A call that fails after there is a text ends it; what was paid for is chosen from.
 *
 * <p>When the guards refuse all, the request goes back with their reasons, twice at most, and not
 * again once that brings a copy of what was refused.
 *
 * <p>Where the rules say so, one call more asks a model to judge the chosen text, which it may only
 * refuse: then, and where there is no time or no answer, no text leaves.
 *
 * <p>Threads: immutable, shared by all calls.
 */
public final class CandidateRounds {

  private final Openings openings = Openings.standard();
  private final ModelJudge judge = ModelJudge.standard();
  private final CandidateSelector selector;

  /** Rounds whose texts these guards judge. */
  public CandidateRounds(Guards guards) {
    this.selector = new CandidateSelector(guards);
  }

  /**
   * Makes the calls and chooses.
   *
   * @param call makes one call, retries and other models included
   * @param timeFor whether there is time for one more call that takes so long
   */
  public Outcome write(
      GenerationRequest request,
      Function<GenerationRequest, Round> call,
      Predicate<Duration> timeFor) {
    Run run = new Run(request, call.apply(request));
    while (run.wantsMore() && timeFor.test(run.longest)) {
      Opening opening = run.nextOpening();
      run.take(call.apply(opening.applied(request, run.missing())), opening.name());
    }
    Outcome outcome = run.end();
    while (outcome instanceof Outcome.AllRefused refused
        && run.maySendBack()
        && timeFor.test(run.longest)) {
      run.repaired(call.apply(Repair.of(request, refused.selection())));
      outcome = run.end();
    }
    if (outcome instanceof Outcome.Chosen chosen && request.getBrief().getRules().getJudged()) {
      return timeFor.test(run.longest)
          ? judged(chosen, call.apply(judge.question(request, chosen.text().text())))
          : refused(chosen, ModelJudge.NO_TIME, chosen.usage());
    }
    return outcome;
  }

  private Outcome judged(Outcome.Chosen chosen, Round round) {
    Usage usage = chosen.usage().plus(round.usage());
    GuardResult verdict = judge.verdict(round);
    return verdict.getVerdict() == GuardVerdict.PASS
        ? new Outcome.Chosen(
            chosen.text(), chosen.writer(), Selections.judged(chosen.selection(), verdict), usage)
        : refused(chosen, verdict, usage);
  }

  private static Outcome refused(Outcome.Chosen chosen, GuardResult verdict, Usage usage) {
    return new Outcome.AllRefused(
        verdict.getGuard() + ": " + verdict.getDetail(),
        Selections.judged(chosen.selection(), verdict),
        usage);
  }

  /** One request. */
  private final class Run {
    private final GenerationRequest request;
    private final int asked;
    private final Pool pool = new Pool();
    private Round last;
    private Usage usage;
    private Duration longest;
    private int rounds = 1;
    private boolean extraTried;
    private boolean repeatsItself;
    private int repairs;

    Run(GenerationRequest request, Round first) {
      this.request = request;
      this.asked = request.getCandidates();
      this.last = first;
      this.usage = first.usage();
      this.longest = first.took();
      pool.add(first.texts(), first.writer(), null);
    }

    boolean wantsMore() {
      if (asked < 2 || !last.again()) {
        return false;
      }
      return isOwed() || (!extraTried && isPoor());
    }

    private boolean isOwed() {
      return pool.size() < asked && rounds < asked;
    }

    private boolean isPoor() {
      return pool.distinctCount() < asked || pool.diversity() < Pool.LOW_DIVERSITY;
    }

    int missing() {
      return Math.max(1, asked - pool.distinctCount());
    }

    Opening nextOpening() {
      extraTried |= !isOwed();
      return openings.of(rounds);
    }

    void take(Round round, String opening) {
      last = round;
      usage = usage.plus(round.usage());
      longest = round.took().compareTo(longest) > 0 ? round.took() : longest;
      rounds++;
      pool.add(round.texts(), round.writer(), opening);
    }

    boolean maySendBack() {
      return last.again() && !repeatsItself && repairs < Repair.MOST;
    }

    void repaired(Round round) {
      int before = pool.distinctCount();
      take(round, Repair.NAME);
      repairs++;
      repeatsItself = pool.distinctCount() == before;
    }

    Outcome end() {
      if (pool.size() == 0) {
        return new Outcome.NoText(usage);
      }
      Choice choice = selector.choose(pool, request);
      Selection selection = Selections.of(pool, choice, asked, rounds);
      if (choice.place() == Choice.NONE) {
        return new Outcome.AllRefused(choice.reason(), selection, usage);
      }
      Contender chosen = pool.all().get(choice.place());
      ScoredText text = new ScoredText(chosen.text(), chosen.score());
      return new Outcome.Chosen(text, chosen.writer(), selection, usage);
    }
  }
}
