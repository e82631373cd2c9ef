package dev.attune.modelserver;

import dev.attune.modelserver.behaviour.Behaviour;
import dev.attune.modelserver.chat.CallDesk;
import dev.attune.modelserver.http.HttpFront;
import dev.attune.modelserver.http.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A model server for tests, until closed.
 *
 * <p>Threads: any may ask it; two event loops of its own serve the callers, and nothing else does.
 */
public final class ModelServer implements AutoCloseable {

  private final Settings settings;
  private final CallDesk desk;
  private final RequestLog log;
  private final HttpFront front;

  private ModelServer(Settings settings, CallDesk desk, RequestLog log, HttpFront front) {
    this.settings = settings;
    this.desk = desk;
    this.log = log;
    this.front = front;
  }

  /** Answers well and at once, on a free port of loopback. */
  public static ModelServer start() {
    return start(Behaviour.answering(), 0);
  }

  /**
   * Starts on loopback.
   *
   * @param port 0 takes a free one
   * @throws UncheckedIOException when the port cannot be had
   */
  public static ModelServer start(Behaviour behaviour, int port) {
    try {
      return start(behaviour, Settings.onLoopback(port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts with settings of one's own.
   *
   * @throws IOException when the address cannot be had
   */
  public static ModelServer start(Behaviour behaviour, Settings settings) throws IOException {
    CallDesk desk = new CallDesk(behaviour, settings.seed());
    RequestLog log = new RequestLog(settings.loggedRequests(), settings.loggedBytes());
    HttpFront front =
        HttpFront.open(
            settings.address(), settings.maxRequestBytes(), new Routes(desk, log, settings));
    return new ModelServer(settings, desk, log, front);
  }

  /**
   * Such as {@code http://127.0.0.1:4000/v1}: what clients of OpenAI and Anthropic call the base
   * URL.
   */
  public String baseUrl() {
    return rootUrl() + "/v1";
  }

  /** Such as {@code http://127.0.0.1:4000}: what clients of Ollama call the base URL. */
  public String rootUrl() {
    String host = settings.address().getAddress().getHostAddress();
    return "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, front.port());
  }

  /** From now on it behaves so; calls under way keep their outcome. */
  public void behave(Behaviour other) {
    desk.behave(other);
  }

  /** The newest requests, oldest first. */
  public List<Received> requests() {
    return log.newest();
  }

  /** Requests that came and are neither answered nor abandoned. */
  public int callsUnderWay() {
    return front.traffic().snapshot().underWay();
  }

  /** Calls of a model so far, those in batches included. */
  public long calls() {
    return desk.calls();
  }

  /** What went through so far. */
  public Traffic.Snapshot counters() {
    return front.traffic().snapshot();
  }

  /** Closes all connections, also those under way. */
  @Override
  public void close() {
    front.close();
  }
}
