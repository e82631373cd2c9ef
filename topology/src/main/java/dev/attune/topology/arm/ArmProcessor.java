package dev.attune.topology.arm;

import dev.attune.avro.ArmState;
import dev.attune.avro.Reward;
import dev.attune.topology.graph.Nodes;
import dev.attune.topology.graph.Stores;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the sums of each arm over the users of this task and tells each change, in the transaction
 * of the reward that made it. The sums of all tasks together are those of the arm.
 */
public final class ArmProcessor implements Processor<String, Reward, String, Object> {

  private static final String NO_EXPERIMENT = "none";

  private ProcessorContext<String, Object> context;
  private KeyValueStore<String, ArmState> arms;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public ArmProcessor() {}

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    this.arms = context.getStateStore(Stores.ARM_SUMS);
  }

  @Override
  public void process(Record<String, Reward> input) {
    Reward reward = input.value();
    if (reward.getAssignment().getExperiment().equals(NO_EXPERIMENT)) {
      return;
    }
    int part = context.taskId().partition();
    String arm = ArmSums.id(reward);
    Instant at = Instant.ofEpochMilli(input.timestamp());
    ArmState after = ArmSums.with(arms.get(arm), reward, part, at);
    arms.put(arm, after);
    context.forward(
        new Record<>(arm + "/" + part, after, after.getAsOf().toEpochMilli()), Nodes.ARMS_SINK);
  }
}
