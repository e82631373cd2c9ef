package dev.attune.modelserver.behaviour;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Decides what becomes of a call. It is asked once a call, from several threads, and must not wait:
 * time passes by {@link Outcome#latency}.
 */
@FunctionalInterface
public interface Behaviour {

  /** What becomes of this call. */
  Outcome of(Call call);

  /**
   * What becomes of a request that calls no model: for a file, a batch, a job, the list of models.
   * Its path says which; faults of the model's text or tokens mean nothing to it.
   */
  default Outcome ofRequest(Call request) {
    return Outcome.ANSWER;
  }

  /** Calls of a model by one behaviour, all other requests by another. */
  static Behaviour apart(Behaviour calls, Behaviour others) {
    return new Behaviour() {
      @Override
      public Outcome of(Call call) {
        return calls.of(call);
      }

      @Override
      public Outcome ofRequest(Call request) {
        return others.of(request);
      }
    };
  }

  /** Answers every call well and at once. */
  static Behaviour answering() {
    return always(Outcome.ANSWER);
  }

  /** The same for every call. */
  static Behaviour always(Outcome outcome) {
    return call -> outcome;
  }

  /** Goes wrong so with every call. */
  static Behaviour failing(Fault... faults) {
    return always(Outcome.of(faults));
  }

  /**
   * The first call by the first step, the second by the second, and all further ones by the last.
   */
  static Behaviour inOrder(Behaviour... steps) {
    List<Behaviour> list = List.of(steps);
    if (list.isEmpty()) {
      throw new IllegalArgumentException("at least one step is needed");
    }
    AtomicInteger next = new AtomicInteger();
    return call -> {
      int step = next.getAndUpdate(now -> Math.min(now + 1, list.size() - 1));
      return list.get(step).of(call);
    };
  }

  /**
   * By one behaviour with this probability, else by the other; the seed and the call's number
   * decide.
   */
  static Behaviour byChance(double probability, long seed, Behaviour then, Behaviour otherwise) {
    return call ->
        Chance.of(seed, call.number()).nextDouble() < probability
            ? then.of(call)
            : otherwise.of(call);
  }

  /** By one behaviour where a call matches, else by the other. */
  static Behaviour when(Predicate<Call> condition, Behaviour then, Behaviour otherwise) {
    return call -> condition.test(call) ? then.of(call) : otherwise.of(call);
  }

  /** By one behaviour from one time after the start until before another, else by the other. */
  static Behaviour during(Duration from, Duration to, Behaviour then, Behaviour otherwise) {
    return when(
        call -> call.at().compareTo(from) >= 0 && call.at().compareTo(to) < 0, then, otherwise);
  }

  /** The same, but slow; the seed and the call's number decide how slow. */
  default Behaviour taking(Latency latency, long seed) {
    return call -> of(call).after(latency.draw(Chance.of(seed, call.number())));
  }

  /** The same, but as slow as this each time. */
  default Behaviour taking(Duration latency) {
    return taking(Latency.constant(latency), 0);
  }
}
