package dev.attune.benchmarks.peer;

/** Who dispatches. */
public enum PeerKind {
  /** A plain consumer and 16 threads. */
  FIXED_POOL,
  /** Confluent's parallel-consumer, ordered by key. */
  PARALLEL_CONSUMER
}
