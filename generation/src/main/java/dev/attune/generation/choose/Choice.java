package dev.attune.generation.choose;

import dev.attune.avro.GuardResult;
import java.util.List;
import java.util.Map;

/**
 * What a selector decided.
 *
 * @param place of the chosen text, or {@link #NONE}
 * @param reason one line
 * @param verdicts of every text that is no copy, by place
 * @param values by which texts were compared, by place; empty where they were not
 */
record Choice(
    int place,
    String reason,
    Map<Integer, List<GuardResult>> verdicts,
    Map<Integer, Double> values) {

  static final int NONE = -1;

  Choice {
    verdicts = Map.copyOf(verdicts);
    values = Map.copyOf(values);
  }
}
