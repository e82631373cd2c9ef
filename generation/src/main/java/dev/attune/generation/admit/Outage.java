package dev.attune.generation.admit;

/**
 * How long to wait for a model that fails. An outage that has lasted a while is taken to last as
 * long again, which is the best guess where nothing is known but its age (Gott, Nature 363, 1993).
 * So in its first seconds all wait that have the time, and in a long one nobody does: when the
 * model is back, no queue of requests that are about to expire stands before it.
 */
final class Outage {

  private Outage() {}

  /**
   * When to stop waiting: from then on the outage is expected to outlast the request.
   *
   * @param since when it began
   * @param lastStart when the request has to be called at the latest
   */
  static long giveUpAt(long since, long lastStart) {
    return since + (lastStart - since) / 2;
  }
}
