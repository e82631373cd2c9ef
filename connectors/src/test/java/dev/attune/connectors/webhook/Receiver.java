package dev.attune.connectors.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A shop's address: answers as it was told to, 204 where it was told nothing. */
final class Receiver implements AutoCloseable {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final HttpServer server;
  private final Queue<Integer> answers = new ArrayDeque<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  /** One call, with the events in it and how it was answered. */
  record Call(Headers headers, String body, JsonNode events, int status) {}

  private Receiver(HttpServer server) {
    this.server = server;
  }

  static Receiver start() {
    try {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      Receiver receiver = new Receiver(HttpServer.create(any, 0));
      receiver.server.createContext("/", receiver::answer);
      receiver.server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Receiver willAnswer(int... statuses) {
    for (int status : statuses) {
      answers.add(status);
    }
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/offers";
  }

  List<Call> calls() {
    return calls;
  }

  /** The ids in the calls that were taken, in order. */
  List<String> taken() {
    return calls.stream()
        .filter(call -> call.status() < 300)
        .flatMap(call -> call.events().valueStream())
        .map(event -> event.get("id").textValue())
        .toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      int status = answers.isEmpty() ? 204 : answers.remove();
      JsonNode events = MAPPER.readTree(body).get("events");
      calls.add(new Call(exchange.getRequestHeaders(), body, events, status));
      if (status == 429) {
        exchange.getResponseHeaders().set("Retry-After", "7");
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
