package dev.attune.app.cluster;

import java.util.Map;

/**
 * A topic as it is on the cluster.
 *
 * @param configs effective values by the broker's names
 */
record ActualTopic(int partitions, Map<String, String> configs) {
  ActualTopic {
    configs = Map.copyOf(configs);
  }
}
