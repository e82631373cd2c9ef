package dev.attune.generation.dispatch;

import dev.attune.avro.GenerationRequest;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One request from its arrival to its settlement. In order: waiting in its lane; running, once
 * {@link #started}; settled, when its response is acknowledged and {@link OpenRecords} forgets it.
 * Or dropped at any time before, when its partition is taken away or the worker stops.
 *
 * <p>Threads: the poll thread owns it. The calling thread only reads the request and {@link
 * #dropped}.
 */
final class Work {

  private final TopicPartition partition;
  private final long offset;
  private final GenerationRequest request;
  private @Nullable Future<?> call;
  private volatile boolean dropped;

  Work(TopicPartition partition, long offset, GenerationRequest request) {
    this.partition = partition;
    this.offset = offset;
    this.request = request;
  }

  Position position() {
    return new Position(partition, offset);
  }

  GenerationRequest request() {
    return request;
  }

  Lane lane() {
    return new Lane(partition, request.getUserId());
  }

  void started(Future<?> running) {
    call = running;
  }

  /** Its result is no longer wanted here: another worker has it, or will. Ends a running call. */
  void drop() {
    dropped = true;
    if (call != null) {
      call.cancel(true);
    }
  }

  boolean dropped() {
    return dropped;
  }

  /** Where a record lies. */
  record Position(TopicPartition partition, long offset) {}

  /** Requests of one user are answered one at a time, in order. */
  record Lane(TopicPartition partition, String userId) {}
}
