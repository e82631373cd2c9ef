package dev.attune.generation.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import dev.attune.generation.call.Deadlines;
import dev.attune.generation.lane.CancelRule;
import dev.attune.generation.lane.LanePolicy;
import dev.attune.generation.lane.Supersession;
import dev.attune.generation.worker.WorkerLimits;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The keys that say who may start when, and what ends before its turn. */
final class WorkerKeys {

  static final String MAX_BYTES = "worker.max.in.flight.bytes";
  static final String MAX_CALLS = "worker.max.concurrent.calls";
  static final String AGEING = "worker.priority.ageing.ms";
  static final String QUEUE_TIMEOUT = "worker.queue.timeout.ms";
  static final String CANCEL = "worker.cancel.running.above";
  static final String WITHDRAWALS = "worker.withdrawals.lookback.ms";

  private WorkerKeys() {}

  static ConfigDef define(ConfigDef definition) {
    return lookback(waiting(definition))
        .define(
            MAX_BYTES,
            ConfigDef.Type.LONG,
            WorkerLimits.MAX_BYTES,
            atLeast(1),
            LOW,
            "Bytes of requests polled and not yet answered above which no more are fetched.")
        .define(
            MAX_CALLS,
            ConfigDef.Type.INT,
            null,
            new OptionalRange(1, Integer.MAX_VALUE),
            MEDIUM,
            "Most requests that are being answered at a time; as many as are in flight where none"
                + " is given.");
  }

  private static ConfigDef waiting(ConfigDef definition) {
    return definition
        .define(
            AGEING,
            ConfigDef.Type.LONG,
            LanePolicy.AGEING.toMillis(),
            atLeast(1),
            LOW,
            "Time of waiting that makes up for one class of priority.")
        .define(
            QUEUE_TIMEOUT,
            ConfigDef.Type.LONG,
            null,
            new OptionalRange(1, Long.MAX_VALUE),
            MEDIUM,
            "Longest wait of a request in the worker before its first call; its deadline alone"
                + " where none is given.")
        .define(
            CANCEL,
            ConfigDef.Type.STRING,
            String.valueOf(LanePolicy.CANCEL.above()),
            WorkerKeys::checkCancel,
            LOW,
            "A superseded call is ended where a larger share of its usual time than this is still"
                + " to come: 0 to 1, always, or never.");
  }

  private static ConfigDef lookback(ConfigDef definition) {
    return definition.define(
        WITHDRAWALS,
        ConfigDef.Type.LONG,
        WorkerLimits.KEEP_WITHDRAWALS.toMillis(),
        atLeast(1),
        LOW,
        "How far back consents and erasures are looked at: the longest deadline of the playbook.");
  }

  static LanePolicy lanes(AbstractConfig config, Deadlines deadlines) {
    @Nullable Integer maxCalls = config.getInt(MAX_CALLS);
    return new LanePolicy(
        deadlines,
        Supersession.END_OLDER,
        CancelRule.of(config.getString(CANCEL)),
        maxCalls == null ? config.getInt(GenerationConfig.MAX_IN_FLIGHT) : maxCalls,
        Duration.ofMillis(config.getLong(AGEING)),
        Optional.ofNullable(config.getLong(QUEUE_TIMEOUT)).map(Duration::ofMillis));
  }

  private static void checkCancel(String key, Object value) {
    try {
      CancelRule.of(String.valueOf(value));
    } catch (IllegalArgumentException wrong) {
      throw new ConfigException(key + " " + wrong.getMessage());
    }
  }
}
