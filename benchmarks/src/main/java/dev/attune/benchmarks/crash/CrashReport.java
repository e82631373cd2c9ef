package dev.attune.benchmarks.crash;

import dev.attune.avro.GenerationStatus;
import dev.attune.benchmarks.measure.Machine;
import java.util.List;
import java.util.Map;

/**
 * What became of the requests of a worker that was killed again and again.
 *
 * @param commitMillis longest time between a response and the commit of its request
 * @param requests written
 * @param answered requests with a response: each has at least one
 * @param lost requests without one
 * @param repeatedResponses responses beyond the first one of a request; whoever reads them drops
 *     them by the request's id
 * @param calls the model server received
 * @param repeatedCalls calls beyond those that the first responses took: one a request, and one
 *     more where the guards sent a text back
 * @param callsAtKills calls in flight at the kills, all together, as the model server saw them
 * @param unwrittenAtKills calls made whose response was not written at the kills, all together: in
 *     flight as the worker sees it, and the bound of what may be repeated
 * @param kills each of them
 * @param statuses how the requests ended, by their first response
 */
record CrashReport(
    String benchmark,
    String startedAt,
    Machine machine,
    int inFlight,
    int commitMillis,
    int requests,
    int answered,
    int lost,
    int repeatedResponses,
    long calls,
    long repeatedCalls,
    long callsAtKills,
    long unwrittenAtKills,
    List<Kill> kills,
    Map<GenerationStatus, Integer> statuses) {

  /**
   * One of the kills.
   *
   * @param callsInFlight as the model server saw them right before
   * @param unwritten calls of this worker whose response was not written when it was killed
   * @param backAfterMillis from the kill to the next call that the model server received
   */
  record Kill(int callsInFlight, long unwritten, long backAfterMillis) {}
}
