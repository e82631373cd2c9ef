package dev.attune.generation.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import dev.attune.generation.batch.BatchLimits;
import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The keys of batches. */
final class BatchKeys {

  static final String ENABLED = "batch.enabled";
  static final String MAX_REQUESTS = "batch.max.requests";
  static final String MAX_BYTES = "batch.max.bytes";
  static final String MAX_AGE = "batch.max.age.ms";
  static final String POLL_INTERVAL = "batch.poll.interval.ms";
  static final String LEAST_LEFT = "batch.least.left.ms";
  static final String TAKE_BACK = "batch.take.back.ms";

  private static final int MOST_REQUESTS = 10_000;

  private BatchKeys() {}

  static ConfigDef define(ConfigDef definition) {
    return times(definition)
        .define(
            ENABLED,
            ConfigDef.Type.BOOLEAN,
            true,
            MEDIUM,
            "Whether requests that may wait are sent in batches, where the first model's provider takes"
                + " them (openai, anthropic); else they are answered as all others.")
        .define(
            MAX_REQUESTS,
            ConfigDef.Type.INT,
            500,
            between(1, MOST_REQUESTS),
            LOW,
            "Most requests in a batch.")
        .define(
            MAX_BYTES,
            ConfigDef.Type.INT,
            4_000_000,
            between(1, BatchLimits.MOST_BYTES),
            LOW,
            "Most bytes of requests in a batch; they are held in memory until it has ended.");
  }

  private static ConfigDef times(ConfigDef definition) {
    return definition
        .define(
            MAX_AGE,
            ConfigDef.Type.LONG,
            300_000L,
            atLeast(1),
            MEDIUM,
            "Longest wait of a request before its batch is sent.")
        .define(
            POLL_INTERVAL,
            ConfigDef.Type.LONG,
            60_000L,
            atLeast(1),
            LOW,
            "Usual time between two questions how a batch stands.")
        .define(
            LEAST_LEFT,
            ConfigDef.Type.LONG,
            3_600_000L,
            atLeast(0),
            LOW,
            "A request with less time than this until its deadline is not sent in a batch.")
        .define(
            TAKE_BACK,
            ConfigDef.Type.LONG,
            600_000L,
            atLeast(0),
            LOW,
            "So long before its first deadline a batch is cancelled, and what has no answer yet is"
                + " asked as all others.");
  }

  static BatchLimits limits(AbstractConfig config) {
    return new BatchLimits(
        config.getInt(MAX_REQUESTS),
        config.getInt(MAX_BYTES),
        Duration.ofMillis(config.getLong(MAX_AGE)),
        Duration.ofMillis(config.getLong(POLL_INTERVAL)),
        Duration.ofMillis(config.getLong(LEAST_LEFT)),
        Duration.ofMillis(config.getLong(TAKE_BACK)));
  }
}
