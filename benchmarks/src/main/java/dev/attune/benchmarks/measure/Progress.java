package dev.attune.benchmarks.measure;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** How far a consumer group has come, by the offsets it has committed: what is final. */
public record Progress(Admin admin, String groupId, Set<String> topics) {

  /** Events of these topics that are done. */
  public long events() throws InterruptedException {
    try {
      return admin
          .listConsumerGroupOffsets(groupId)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(entry -> topics.contains(entry.getKey().topic()) && entry.getValue() != null)
          .mapToLong(entry -> entry.getValue().offset())
          .sum();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot read the offsets of " + groupId, e.getCause());
    }
  }
}
