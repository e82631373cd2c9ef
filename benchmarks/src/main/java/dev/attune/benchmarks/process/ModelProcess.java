package dev.attune.benchmarks.process;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The model server in a process of its own.
 *
 * @param jvm owned; closing this closes it
 * @param baseUrl where clients of OpenAI find it
 */
public record ModelProcess(ChildJvm jvm, String baseUrl) implements AutoCloseable {

  /** Starts a server whose answers take so long. */
  public static ModelProcess start(BenchJvms jvms, Duration latency) {
    ChildJvm jvm =
        jvms.start(
            List.of("-Xmx256m", "-XX:+UseSerialGC"),
            List.of("model", "--latency-ms=" + latency.toMillis()));
    return new ModelProcess(jvm, jvm.await(ModelCommand.URL));
  }

  /** What went through so far. */
  public Counters counters() {
    jvm.tell(ModelCommand.COUNT);
    long[] numbers =
        Arrays.stream(jvm.await(ModelCommand.COUNT).split(" "))
            .mapToLong(Long::parseLong)
            .toArray();
    return new Counters(numbers[0], (int) numbers[1], (int) numbers[2], (int) numbers[3]);
  }

  /** Fails every call at once from now on. */
  public void fail() {
    jvm.tell(ModelCommand.FAIL);
    jvm.await(ModelCommand.FAIL);
  }

  /** Answers again. */
  public void answer() {
    jvm.tell(ModelCommand.ANSWER);
    jvm.await(ModelCommand.ANSWER);
  }

  @Override
  public void close() {
    jvm.close();
  }

  /**
   * Of a server.
   *
   * @param calls since its start
   * @param underWay calls not yet answered
   * @param mostUnderWay the most at a time since its start
   * @param connections open ones
   */
  public record Counters(long calls, int underWay, int mostUnderWay, int connections) {}
}
