package dev.attune.generation.admit;

/**
 * How many calls a model bears at a time: additive increase, multiplicative decrease, as TCP does
 * it (RFC 5681). Starts low and grows by one with each success until it first meets resistance,
 * then by one a round. However many calls of one round fail, they cut it once.
 *
 * <p>Guarded by its gate's lock.
 */
final class AdaptiveConcurrency {

  private static final int START = 64;
  private static final double CUT = 0.7;

  private final int least;
  private final int most;
  private double limit;
  private boolean resisted;
  private long cutAt = Long.MIN_VALUE;
  private int running;

  AdaptiveConcurrency(int least, int most) {
    this.least = least;
    this.most = most;
    this.limit = Math.clamp(START, least, most);
  }

  boolean isFull() {
    return running >= limit();
  }

  int limit() {
    return (int) limit;
  }

  int running() {
    return running;
  }

  void started() {
    running++;
  }

  /**
   * A call ended.
   *
   * @param startedAt a call that began before the last cut says nothing about the limit since
   */
  void ended(CallEnd end, long startedAt, long now) {
    // Growing makes sense only where the limit is what holds calls back.
    boolean inUse = running * 2L >= limit();
    running--;
    if (end == CallEnd.ANSWERED && inUse) {
      limit = Math.min(most, limit + (resisted ? 1 / limit : 1));
    } else if (end.isResistance() && startedAt >= cutAt) {
      resisted = true;
      cutAt = now;
      limit = Math.max(least, limit * CUT);
    }
  }
}
