package dev.attune.benchmarks.outage;

import dev.attune.avro.DecisionOutcome;
import dev.attune.benchmarks.measure.Machine;
import java.util.Map;

/**
 * What an outage did.
 *
 * @param triggers users who searched in vain: each is one trigger
 * @param outcomes how the triggers ended
 * @param open triggers without an end; 0 is due
 * @param endedTwice ends beyond the first one of a trigger; 0 is due
 * @param lateEnds triggers that ended more than two seconds after their deadline
 * @param slowestMillis longest time from trigger to end
 * @param mostTopologyLag records of the topology's input topics not yet committed, at the worst
 *     moment
 * @param mostTopologyLagAt that moment, seconds from the first request of the warm-up on
 * @param mostWorkerLag the same of the requests and the worker
 * @param callsInOutage the model server received while it failed
 * @param mostCallsPerMinute in any minute after the outage, or in what there was of it
 * @param drainedAfterMillis from the provider's return until no end was due that had not come, -1
 *     where that did not happen
 */
record OutageReport(
    String benchmark,
    String startedAt,
    Machine machine,
    OutageOptions options,
    int triggers,
    Map<DecisionOutcome, Integer> outcomes,
    int open,
    int endedTwice,
    int lateEnds,
    long slowestMillis,
    long mostTopologyLag,
    long mostTopologyLagAt,
    long mostWorkerLag,
    long callsInOutage,
    long mostCallsPerMinute,
    long drainedAfterMillis) {}
