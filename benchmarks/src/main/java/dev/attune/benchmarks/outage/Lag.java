package dev.attune.benchmarks.outage;

import dev.attune.app.pipeline.GroupNames;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Records written and not yet committed by those who read them. */
record Lag(Admin admin, Topics topics) {

  private static final GroupNames GROUPS = new GroupNames("shop");

  /** Of the topology, on the topics that this workload writes to. */
  long topology() throws InterruptedException {
    return of(GROUPS.topology(), topics.clickstream(), topics.generationResponses());
  }

  /** Of the worker. Counts the marks of transactions too, a few. */
  long worker() throws InterruptedException {
    return of(GROUPS.generation(), topics.generationRequests());
  }

  private long of(String group, Topic<?>... read) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> ends =
        Stream.of(read)
            .flatMap(topic ->
                IntStream.range(0, topic.partitions())
                    .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    try {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      return admin.listOffsets(ends).all().get().entrySet().stream()
          .mapToLong(end -> end.getValue().offset() - offset(committed.get(end.getKey())))
          .sum();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot read the offsets of " + group, e.getCause());
    }
  }

  private static long offset(@Nullable OffsetAndMetadata committed) {
    return committed == null ? 0 : committed.offset();
  }
}
