package dev.attune.modelserver.batch;

import dev.attune.modelserver.http.Reply;
import java.time.Duration;

/**
 * A call in a batch.
 *
 * <p>Threads: any; {@link #reply} is asked for once, under the lock of its batch.
 */
public interface BatchedCall {

  /** How long it takes. */
  Duration latency();

  /** What it brings. */
  Reply reply();
}
