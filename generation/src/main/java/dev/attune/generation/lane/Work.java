package dev.attune.generation.lane;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.generation.call.CallWatch;
import dev.attune.generation.offset.Position;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One request from its arrival to its settlement. In order: queued in its lane; waiting, once its
 * thread has begun; calling, while money flows; waiting and calling again, as often as it is
 * retried; answered, when its response is fixed; settled, when that is acknowledged. At any time
 * before the last it may be dropped, when its partition is taken away or the worker stops.
 *
 * <p>Threads: the poll thread ends and drops it, the answering thread goes through the phases; both
 * under the lock, so that a request is either ended or answered, and an interrupt only ever hits a
 * thread that still generates.
 */
public final class Work implements CallWatch {

  private enum Phase {
    QUEUED,
    WAITING,
    CALLING,
    ANSWERED
  }

  private final Position position;
  private final GenerationRequest request;
  private final LongSupplier ticker;
  private final long arrivedNanos;
  private Phase phase = Phase.QUEUED;
  private boolean called;
  private long callBeganNanos;
  private Duration typical = Duration.ZERO;
  private @Nullable Thread answering;
  private @Nullable Ending ending;
  private boolean dropped;

  /**
   * A request that arrives now.
   *
   * @param ticker nanoseconds from any origin
   */
  public Work(Position position, GenerationRequest request, LongSupplier ticker) {
    this.position = position;
    this.request = request;
    this.ticker = ticker;
    this.arrivedNanos = ticker.getAsLong();
  }

  public Position position() {
    return position;
  }

  public GenerationRequest request() {
    return request;
  }

  long arrivedNanos() {
    return arrivedNanos;
  }

  String userId() {
    return request.getUserId();
  }

  boolean sameSlot(Work other) {
    return request.getSlot().equals(other.request.getSlot());
  }

  boolean olderThan(Work other) {
    return sameSlot(other) && request.getGeneration() < other.request.getGeneration();
  }

  /**
   * Makes the calling thread the one that answers.
   *
   * @return false where the request has ended already, and nothing is to be generated
   */
  public synchronized boolean begin() {
    phase = Phase.WAITING;
    answering = Thread.currentThread();
    return ending == null && !dropped;
  }

  @Override
  public synchronized boolean wanted() {
    return ending == null && !dropped;
  }

  @Override
  public Duration waited() {
    return Duration.ofNanos(ticker.getAsLong() - arrivedNanos);
  }

  @Override
  public synchronized void waiting() {
    if (phase == Phase.CALLING) {
      phase = Phase.WAITING;
    }
  }

  @Override
  public synchronized void calling(Duration typicalLatency) {
    if (phase == Phase.WAITING) {
      phase = Phase.CALLING;
      called = true;
      callBeganNanos = ticker.getAsLong();
      typical = typicalLatency;
    }
  }

  /**
   * Ends the request in its first wait or a later one, and in a call where the rule says so.
   *
   * @return false where it goes on, or has ended already
   */
  public synchronized boolean end(Ending wanted, CancelRule rule) {
    if (phase == Phase.CALLING && !rule.cancels(inCall(), typical)) {
      return false;
    }
    return end(wanted);
  }

  /** Ends the request unless a call has begun, as above. */
  public synchronized boolean endUncalled(Ending wanted) {
    return !called && end(wanted);
  }

  private boolean end(Ending wanted) {
    if (phase == Phase.ANSWERED || ending != null || dropped) {
      return false;
    }
    ending = wanted;
    interrupt();
    return true;
  }

  private Duration inCall() {
    return Duration.ofNanos(ticker.getAsLong() - callBeganNanos);
  }

  private void interrupt() {
    if (answering != null) {
      answering.interrupt();
    }
  }

  synchronized boolean called() {
    return called;
  }

  /** The response of a request that ended before anything was generated; empty where dropped. */
  public synchronized Optional<GenerationResponse> unanswered() {
    return ending == null ? Optional.empty() : answered(ending.of(request));
  }

  /**
   * Fixes the response: what was generated, or, where the request was ended meanwhile, that end
   * with what was used. From here on nothing interrupts the thread.
   *
   * @return empty where the result is no longer wanted here
   */
  public synchronized Optional<GenerationResponse> answered(GenerationResponse generated) {
    phase = Phase.ANSWERED;
    answering = null;
    // Whoever interrupted meant the generating, which is over.
    var unused = Thread.interrupted();
    if (dropped) {
      return Optional.empty();
    }
    return Optional.of(ending == null ? generated : ending.of(request, generated.getUse()));
  }

  /** Its result is no longer wanted here: another worker has it, or will. Ends a running call. */
  public synchronized void drop() {
    dropped = true;
    interrupt();
  }

  /**
   * The same where no call has begun, now or before.
   *
   * @return false where one has
   */
  synchronized boolean dropUncalled() {
    if (called || phase == Phase.ANSWERED) {
      return false;
    }
    drop();
    return true;
  }

  public synchronized boolean dropped() {
    return dropped;
  }
}
