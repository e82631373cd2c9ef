package dev.attune.modelserver;

import dev.attune.modelserver.http.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The newest requests, as many as both bounds allow.
 *
 * <p>Threads: any.
 */
final class RequestLog {

  private static final Pattern SECRET = Pattern.compile("auth|key|token|secret|cookie|password");
  private static final long OVERHEAD = 1_024;

  private final int mostRequests;
  private final long mostBytes;
  private final Deque<Request> requests = new ArrayDeque<>();
  private long bytes;

  RequestLog(int mostRequests, long mostBytes) {
    this.mostRequests = mostRequests;
    this.mostBytes = mostBytes;
  }

  synchronized void add(Request request) {
    requests.addLast(request);
    bytes += size(request);
    while (requests.size() > mostRequests || bytes > mostBytes) {
      bytes -= size(requests.removeFirst());
    }
  }

  /** Bodies make up all but a little of what a request holds. */
  private static long size(Request request) {
    return OVERHEAD + request.body().length;
  }

  synchronized List<Received> newest() {
    return requests.stream().map(RequestLog::received).toList();
  }

  private static Received received(Request request) {
    return new Received(
        request.method(),
        request.path(),
        withoutSecrets(request.headers()),
        Received.text(request.body()),
        request.at());
  }

  private static Map<String, String> withoutSecrets(Map<String, String> headers) {
    Map<String, String> kept = new TreeMap<>(headers);
    kept.replaceAll((name, value) -> SECRET.matcher(name).find() ? "***" : value);
    return kept;
  }
}
