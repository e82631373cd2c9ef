package dev.attune.generation.call;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationStatus;
import dev.attune.generation.admit.line.Ask;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.Remedy;
import dev.attune.generation.model.Usage;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request's way along a chain: what was tried, what it took, and what may come next. Moments
 * are nanoseconds of the generator's pace.
 *
 * <p>Threads: belongs to the thread that answers the request.
 */
final class Attempts {

  /** Calls in all, whichever models they go to. */
  static final int MOST = 3;

  private static final int CHARACTERS_A_TOKEN = 4;

  private final GenerationRequest request;
  private final List<Candidate> candidates;
  private final long cameAt;
  private final long deadline;
  private Usage used = Usage.none(Map.of());
  private ModelIdentity writer;
  private long firstStart;
  private long lastEnd;
  private @Nullable Candidate lastCalled;
  private Verdict last =
      Verdict.uncalled(GenerationStatus.PROVIDER_ERROR, "no model is left to ask");

  Attempts(GenerationRequest request, List<ChainedModel> chain, long now, Duration left) {
    this.request = request;
    this.candidates = chain.stream().map(Candidate::new).toList();
    this.writer = chain.getFirst().model().identity();
    this.cameAt = now;
    // A replay has all the time there is; sums have to stay in range all the same.
    long nanos = left.compareTo(Duration.ofDays(365)) > 0 ? Long.MAX_VALUE / 4 : left.toNanos();
    this.deadline = now + nanos;
  }

  /** The first in the chain that may be asked now, else whichever may be asked soonest. */
  Optional<Candidate> next(long now) {
    if (used.calls() >= MOST) {
      return Optional.empty();
    }
    Optional<Candidate> ready =
        candidates.stream()
            .filter(model -> !model.excluded && !model.passedBy && model.notBefore <= now)
            .findFirst();
    return ready.or(() ->
        candidates.stream()
            .filter(model -> !model.excluded)
            .min(Comparator.comparingLong(Candidate::soonest)));
  }

  /** When to stop waiting at this model's gate. */
  long waitUntil(Candidate candidate, long now) {
    boolean alone = candidates.stream().allMatch(other -> other == candidate || other.excluded);
    boolean lastResort = candidate.passedBy || alone;
    return lastResort ? deadline : Math.min(deadline, now + candidate.model.patience().toNanos());
  }

  Ask ask() {
    String system = request.getPrompt().getSystem();
    String user = request.getPrompt().getUser();
    long read = ((long) system.length() + user.length()) / CHARACTERS_A_TOKEN;
    long written = (long) request.getMaxOutputTokens() * request.getCandidates();
    return new Ask(request.getPriority(), read + written, cameAt, deadline);
  }

  /** Not called, as there is too little time left for this model. What failed before says more. */
  void tooLate(Candidate candidate, String detail) {
    candidate.excluded = true;
    last = used.calls() == 0 ? Verdict.without(GenerationStatus.EXPIRED, detail, used) : last;
  }

  /** Not called, and not to be asked again for this request. */
  void refused(Candidate candidate, GenerationStatus status, String detail) {
    candidate.excluded = true;
    last = Verdict.without(status, detail, used);
  }

  /** Not called yet, and may be asked again at once. */
  void waited(String detail) {
    last = Verdict.without(GenerationStatus.PROVIDER_ERROR, detail, used);
  }

  /** The deadline passed: the end, with what it waited for last. */
  Verdict expired() {
    String detail = last.detail() == null ? "" : "; " + last.detail();
    return ended(GenerationStatus.EXPIRED, "the deadline passed" + detail);
  }

  /** Not called; others go first, and it is expected to let nobody in before that moment. */
  void passedBy(Candidate candidate, long opens, String detail) {
    candidate.opens = opens;
    candidate.excluded = candidate.passedBy;
    candidate.passedBy = true;
    last = Verdict.without(GenerationStatus.PROVIDER_ERROR, detail, used);
  }

  /** Which of the meters a call now counts in. */
  Kind kind(Candidate candidate) {
    if (lastCalled == null) {
      return Kind.FIRST;
    }
    return lastCalled == candidate ? Kind.RETRY : Kind.FAILOVER;
  }

  void calling(Candidate candidate, long now) {
    firstStart = used.calls() == 0 ? now : firstStart;
    writer = candidate.model.model().identity();
    lastCalled = candidate;
  }

  /**
   * A call ended.
   *
   * @param usage of that call
   * @return the end of the request, unless something else may help
   */
  Optional<Verdict> called(
      Candidate candidate, CallResult result, Usage usage, long now, Backoff backoff) {
    lastEnd = now;
    used = used.calls() == 0 ? usage : used.plus(usage);
    last = result.verdict().with(used);
    if (result.remedy() == Remedy.NONE) {
      return Optional.of(last);
    }
    candidate.failures++;
    candidate.excluded = result.remedy() == Remedy.ELSEWHERE;
    candidate.notBefore = now + backoff.after(candidate.failures, result.leaveAlone()).toNanos();
    return Optional.empty();
  }

  /** How it ends where nothing else may help. */
  Verdict failed() {
    return last;
  }

  Verdict ended(GenerationStatus status, String detail) {
    return Verdict.without(status, detail, used);
  }

  long deadline() {
    return deadline;
  }

  GenerationRequest request() {
    return request;
  }

  /** Who was called last; the first of the chain where nobody was. */
  ModelIdentity writer() {
    return writer;
  }

  /** From the start of the first call to the end of the last. */
  Duration took() {
    return Duration.ofNanos(lastEnd - firstStart);
  }

  enum Kind {
    FIRST,
    RETRY,
    FAILOVER
  }

  /** One model, as this request has met it. */
  static final class Candidate {
    private final ChainedModel model;
    private boolean excluded;
    private boolean passedBy;
    private long notBefore = Long.MIN_VALUE;
    private long opens = Long.MIN_VALUE;
    private int failures;

    private Candidate(ChainedModel model) {
      this.model = model;
    }

    ChainedModel model() {
      return model;
    }

    /** Until then it is left alone for this request's sake. */
    long notBefore() {
      return notBefore;
    }

    /** When a call can start at the earliest, as far as is known. */
    long soonest() {
      return Math.max(notBefore, opens);
    }
  }
}
