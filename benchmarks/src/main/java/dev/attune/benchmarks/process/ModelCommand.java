package dev.attune.benchmarks.process;

import dev.attune.app.cli.Session;
import dev.attune.modelserver.ModelServer;
import dev.attune.modelserver.behaviour.Behaviour;
import dev.attune.modelserver.behaviour.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the model server and does what its standard input says, a word a line, until that ends.
 * Started by the workloads, in a process of its own.
 */
@Command(name = "model", hidden = true, description = "Runs the model server for a workload.")
public final class ModelCommand implements Callable<Integer> {

  static final String URL = "model.url";
  static final String COUNT = "count";
  static final String FAIL = "fail";
  static final String ANSWER = "answer";

  private final Session session;

  @Option(names = "--latency-ms", required = true)
  private long latencyMillis;

  public ModelCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Behaviour answering = Behaviour.answering().taking(Duration.ofMillis(latencyMillis));
    try (ModelServer server = ModelServer.start(answering, 0);
        BufferedReader input =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      say(URL, server.baseUrl());
      for (String word = input.readLine(); word != null; word = input.readLine()) {
        switch (word) {
          case FAIL -> server.behave(Behaviour.failing(Fault.UNAVAILABLE));
          case ANSWER -> server.behave(answering);
          default -> {}
        }
        say(word, counters(server));
      }
    }
    return 0;
  }

  private static String counters(ModelServer server) {
    var now = server.counters();
    return "%d %d %d %d"
        .formatted(now.received(), now.underWay(), now.mostUnderWay(), now.connections());
  }

  private void say(String key, String value) {
    session.out().println(key + "=" + value);
    session.out().flush();
  }
}
