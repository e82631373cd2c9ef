package dev.attune.benchmarks.topology;

import dev.attune.benchmarks.measure.Figures;
import dev.attune.benchmarks.measure.Latency;
import dev.attune.benchmarks.measure.Machine;
import dev.attune.benchmarks.measure.Sizes;
import dev.attune.benchmarks.measure.Throughput;

/** All figures of one run. CPU times are microseconds an event, latencies milliseconds. */
record Report(
    String benchmark,
    String startedAt,
    Machine machine,
    Options options,
    Whole whole,
    Throughput bare,
    Ratios wholeToBare) {

  /**
   * The whole topology.
   *
   * @param backlog with a filled topic and nothing else running
   * @param profileBytes encoded, with the five bytes of the wire format
   */
  record Whole(Throughput backlog, Sustained sustained, AtRate latency, Sizes profileBytes) {}

  /**
   * With the generator beside it.
   *
   * @param rate events a second that the generator sent
   * @param mostBehind events sent and not yet committed, at the worst moment
   * @param behindAtEnd the same at the end
   */
  record Sustained(int rate, Throughput throughput, long mostBehind, long behindAtEnd) {}

  /**
   * From an event's due time to its request read by a consumer of committed records.
   *
   * @param requests of all kinds, of which those were timed that an event made at once
   */
  record AtRate(int rate, Throughput throughput, long requests, Latency eventToRequest) {}

  /** The whole topology's figures as multiples of the bare one's. */
  record Ratios(double eventsPerSecond, double engineCpu, double engineAndBrokerCpu) {

    static Ratios of(Throughput whole, Throughput bare) {
      return new Ratios(
          Figures.rounded(whole.eventsPerSecond() / bare.eventsPerSecond()),
          Figures.rounded(whole.engineMicros() / bare.engineMicros()),
          Figures.rounded(
              (whole.engineMicros() + whole.brokerMicros())
                  / (bare.engineMicros() + bare.brokerMicros())));
    }
  }
}
