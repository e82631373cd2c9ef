package dev.attune.modelserver.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What goes back, and how.
 *
 * @param status of HTTP
 * @param headers by name in lower case, without those of the framing
 * @param chunks the body; with one chunk it goes with its length, with several it is streamed
 * @param streamed whether the body goes in chunked coding, each chunk by itself
 * @param delivery when it goes and how it ends
 */
public record Reply(
    int status,
    Map<String, String> headers,
    List<byte[]> chunks,
    boolean streamed,
    Delivery delivery) {

  public Reply {
    headers = Map.copyOf(headers);
    chunks = List.copyOf(chunks);
  }

  /** A body of known length, at once. */
  public static Reply whole(int status, String contentType, byte[] body) {
    return new Reply(
        status, Map.of("content-type", contentType), List.of(body), false, Delivery.AT_ONCE);
  }

  /** JSON, at once. */
  public static Reply json(int status, byte[] body) {
    return whole(status, "application/json", body);
  }

  /** A text, at once. */
  public static Reply text(int status, String contentType, String body) {
    return whole(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A body in chunks, at once. */
  public static Reply stream(String contentType, List<byte[]> chunks) {
    return new Reply(
        200,
        Map.of("content-type", contentType, "cache-control", "no-cache"),
        chunks,
        true,
        Delivery.AT_ONCE);
  }

  /** The same with more headers. */
  public Reply with(Map<String, String> more) {
    Map<String, String> all = new java.util.HashMap<>(headers);
    all.putAll(more);
    return new Reply(status, all, chunks, streamed, delivery);
  }

  /** The same, delivered otherwise. */
  public Reply delivered(Delivery how) {
    return new Reply(status, headers, chunks, streamed, how);
  }

  /** Length of the body in bytes. */
  public int length() {
    return chunks.stream().mapToInt(chunk -> chunk.length).sum();
  }

  /** The body in one piece. */
  public byte[] body() {
    byte[] all = new byte[length()];
    int at = 0;
    for (byte[] chunk : chunks) {
      System.arraycopy(chunk, 0, all, at, chunk.length);
      at += chunk.length;
    }
    return all;
  }
}
