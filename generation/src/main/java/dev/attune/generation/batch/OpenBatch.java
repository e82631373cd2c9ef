package dev.attune.generation.batch;

import dev.attune.avro.BatchState;
import dev.attune.avro.GenerationRequest;
import dev.attune.generation.batch.provider.BatchContents;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A batch that this session owns. In order: sealed, sent, ended. At most one exchange about it is
 * under way at a time. Owned by the session's thread.
 */
final class OpenBatch {

  final int partition;
  BatchContents contents;
  long notBefore;
  int failures;
  boolean busy;
  boolean cancelled;

  /** Whether it may have been sent although nobody noted it. */
  boolean doubtful;

  private final Map<String, GenerationRequest> bySlot = new HashMap<>();
  private final Set<String> superseded = new HashSet<>();

  OpenBatch(int partition, BatchContents contents, boolean doubtful) {
    this.partition = partition;
    this.contents = contents;
    this.doubtful = doubtful;
    contents.asked().forEach(each -> bySlot.put(slot(each), each));
  }

  /** The newest request of a user and slot counts. */
  static String slot(GenerationRequest request) {
    return request.getUserId() + "\n" + request.getSlot();
  }

  /** Another request was made; the one of the same user and slot in here is older, or not. */
  void heardOf(GenerationRequest other) {
    GenerationRequest ours = bySlot.get(slot(other));
    if (ours != null && ours.getGeneration() < other.getGeneration()) {
      superseded.add(ours.getRequestId());
    }
  }

  boolean isSuperseded(GenerationRequest request) {
    return superseded.contains(request.getRequestId());
  }

  boolean isSent() {
    return contents.batch().getState() == BatchState.SENT;
  }

  String providerId() {
    return String.valueOf(contents.batch().getProviderBatchId());
  }

  Instant firstDeadline() {
    return deadline(Comparator.reverseOrder());
  }

  Instant lastDeadline() {
    return deadline(Comparator.naturalOrder());
  }

  private Instant deadline(Comparator<Instant> order) {
    return contents.asked().stream()
        .map(GenerationRequest::getDeadline)
        .max(order)
        .orElse(Instant.EPOCH);
  }
}
