package dev.attune.modelserver.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request as it came, decoded from its transfer coding. */
public final class Request {

  private final String method;
  private final String path;
  private final Map<String, String> query;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Duration at;

  /**
   * @param method such as {@code POST}
   * @param path without the query
   * @param query the query's parameters, the first of each name
   * @param headers by name in lower case; several of one name joined by commas
   * @param at time since the server's start
   */
  Request(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body,
      Duration at) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
    this.at = at;
  }

  /** Such as {@code POST}. */
  public String method() {
    return method;
  }

  /** Without the query. */
  public String path() {
    return path;
  }

  /** What stands between the slashes of the path: {@code v1}, {@code files}, ... */
  public List<String> segments() {
    return Arrays.stream(path.split("/", -1)).filter(segment -> !segment.isEmpty()).toList();
  }

  /** All headers, by name in lower case. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The body itself, not a copy. */
  public byte[] body() {
    return body;
  }

  /** Time since the server's start. */
  public Duration at() {
    return at;
  }

  /** The header of that name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The parameter of that name. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  @Override
  public String toString() {
    return "%s %s (%d bytes)".formatted(method, path, body.length);
  }
}
