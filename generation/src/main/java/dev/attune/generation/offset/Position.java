package dev.attune.generation.offset;

import org.apache.kafka.common.TopicPartition;

/** Where a record lies. */
public record Position(TopicPartition partition, long offset) {}
