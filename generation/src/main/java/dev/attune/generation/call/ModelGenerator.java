package dev.attune.generation.call;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.generation.model.ModelException;
import dev.attune.generation.model.TextModel;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one model, once, within the deadline.
 *
 * <p>Threads: shared by all calls; holds nothing that changes but its timer. Closing it closes the
 * model.
 */
public final class ModelGenerator implements Generator, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ModelGenerator.class);

  private final TextModel model;
  private final Deadlines deadlines;
  private final Duration callTimeout;
  private final CallMeters meters;
  private final CallTimer timer = new CallTimer();

  /**
   * @param callTimeout longest call, whatever the request's deadline
   */
  public ModelGenerator(
      TextModel model, Deadlines deadlines, Duration callTimeout, CallMeters meters) {
    this.model = model;
    this.deadlines = deadlines;
    this.callTimeout = callTimeout;
    this.meters = meters;
  }

  @Override
  public GenerationResponse generate(GenerationRequest request, CallWatch watch) {
    Duration left = deadlines.left(request);
    watch.calling(Duration.ZERO);
    long start = System.nanoTime();
    Verdict verdict =
        left.isPositive()
            ? call(request, left)
            : Verdict.uncalled(GenerationStatus.EXPIRED, "the deadline had passed before the call");
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    meters.record(model.identity(), verdict, took);
    return Responses.of(request, model.identity(), verdict, took);
  }

  private Verdict call(GenerationRequest request, Duration left) {
    Duration limit = left.compareTo(callTimeout) < 0 ? left : callTimeout;
    try {
      return Verdict.of(timer.within(limit, () -> model.write(request)));
    } catch (TimeLimitException late) {
      return Verdict.failed(lateStatus(left), String.valueOf(late.getMessage()));
    } catch (ModelException failure) {
      LOG.debug("Request {} failed", request.getRequestId(), failure);
      return failed(failure);
    } catch (RuntimeException | LinkageError bug) {
      // The edge of what we do not control: a model's own fault must not leave a request open.
      LOG.error("Request {} met a bug", request.getRequestId(), bug);
      return Verdict.failed(GenerationStatus.PROVIDER_ERROR, Responses.unexpected(bug));
    }
  }

  /** Whose limit it was: the request's, then nobody waits for it; or the call's. */
  private GenerationStatus lateStatus(Duration left) {
    return left.compareTo(callTimeout) < 0
        ? GenerationStatus.EXPIRED
        : GenerationStatus.PROVIDER_ERROR;
  }

  private static Verdict failed(ModelException failure) {
    String detail = failure.reason() + ": " + failure.getMessage();
    return Verdict.failed(GenerationStatus.PROVIDER_ERROR, detail);
  }

  @Override
  public void close() {
    timer.close();
    model.close();
  }
}
