package dev.attune.topology.ledger;

import dev.attune.avro.GenerationResponse;
import dev.attune.avro.OpenRequest;
import java.time.Instant;

/** When an answer counts as given: what ended its request before that moment wins over it. */
public enum AnswerTiming {

  /**
   * When it arrives. What ends a request closes it there and then, and deadlines run by the clock:
   * nothing leaves after the offset at which its request ended.
   */
  ON_ARRIVAL {
    @Override
    public Instant answeredAt(OpenRequest request, GenerationResponse answer, Instant arrivedAt) {
      return arrivedAt;
    }
  },

  /**
   * Its recorded latency after the request, in the time of the log, however long the machine took.
   * What ends a request is noted, and judged when the answer comes; a replay always brings one.
   */
  AS_RECORDED {
    @Override
    public Instant answeredAt(OpenRequest request, GenerationResponse answer, Instant arrivedAt) {
      return request.getCreatedAt().plusMillis(answer.getUse().getLatencyMillis());
    }
  };

  /** The moment at which the answer counts as given. */
  public abstract Instant answeredAt(
      OpenRequest request, GenerationResponse answer, Instant arrivedAt);
}
