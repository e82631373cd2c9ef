package dev.attune.benchmarks.generation;

import dev.attune.avro.GenerationStatus;
import dev.attune.benchmarks.measure.Machine;
import dev.attune.benchmarks.worker.Contender;
import java.util.List;
import java.util.Map;

/** All figures of one run. */
record GenerationReport(
    String benchmark,
    String startedAt,
    Machine machine,
    GenerationOptions options,
    int requests,
    int promptBytes,
    List<Course> courses) {

  /**
   * One contender's.
   *
   * @param callsPerSecond responses in the window
   * @param shareOfLittle of calls in flight divided by latency
   * @param workerCpuMillis CPU time of the worker's process a call, in the window
   * @param serverCpuMillis of the model server's
   * @param brokerCpuMillis of the broker's
   * @param peakMiB most resident memory of the worker's process
   * @param mostInFlight calls at a time, as the model server saw them
   * @param calls the model server received
   * @param answered requests with a response
   * @param lost requests without one at the end; -1 where the end was not waited for
   * @param repeated responses beyond the first one of a request
   * @param statuses how the requests ended
   */
  record Course(
      Contender contender,
      double callsPerSecond,
      double shareOfLittle,
      double workerCpuMillis,
      double serverCpuMillis,
      double brokerCpuMillis,
      long peakMiB,
      int mostInFlight,
      long calls,
      int answered,
      int lost,
      int repeated,
      Map<GenerationStatus, Integer> statuses) {}
}
