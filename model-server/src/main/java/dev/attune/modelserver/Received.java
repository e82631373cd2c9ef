package dev.attune.modelserver;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * A request as the log keeps it.
 *
 * @param headers by name in lower case; the value of one that carries a secret is {@code ***}
 * @param body as text, at most the first 64 KiB
 * @param at time since the server's start
 */
public record Received(
    String method, String path, Map<String, String> headers, String body, Duration at) {

  static final int LONGEST_BODY = 1 << 16;

  static String text(byte[] body) {
    return new String(body, 0, Math.min(body.length, LONGEST_BODY), StandardCharsets.UTF_8);
  }
}
