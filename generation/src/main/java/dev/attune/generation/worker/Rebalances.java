package dev.attune.generation.worker;

import dev.attune.generation.dispatch.Dispatcher;
import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/**
 * Takes partitions over with what their last owner finished, and lets go of them: what is answered
 * is committed, what is not is dropped, waiting or running, because the next owner asks it again
 * and two answers to one question help nobody. Runs on the poll thread, within a poll.
 */
final class Rebalances implements ConsumerRebalanceListener {

  private final Dispatcher dispatcher;
  private final Commits commits;
  private final LastAnswers answers;

  /** Written by the poll thread, read by any. */
  private volatile boolean assigned;

  Rebalances(Dispatcher dispatcher, Commits commits, LastAnswers answers) {
    this.dispatcher = dispatcher;
    this.commits = commits;
    this.answers = answers;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (!partitions.isEmpty()) {
      commits.inherit(partitions);
      dispatcher.inherit(answers.of(partitions));
    }
    assigned = true;
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    dispatcher.settle();
    commits.now();
    dispatcher.drop(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    dispatcher.drop(partitions);
  }

  /** Whether the group has given this worker its part once, be it none. */
  boolean hasBeenAssigned() {
    return assigned;
  }
}
