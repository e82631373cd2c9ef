package dev.attune.connectors.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.common.config.ConfigException;

/**
 * Signs calls as Standard Webhooks says: HMAC-SHA-256 over id, time and body, parted by dots. The
 * time is signed with the rest, so that a call that somebody has recorded cannot be played again
 * later.
 *
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">the
 *     specification</a>
 */
final class Signature {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final int FEWEST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  private final List<byte[]> keys;

  /** With each of these keys, in this order. */
  Signature(List<byte[]> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * The key that a secret's text stands for.
   *
   * @throws ConfigException that names the setting and not the secret
   */
  static byte[] keyOf(String name, String text) {
    String base64 = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    byte[] key;
    try {
      key = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(name + " must be whsec_ and Base64");
    }
    if (key.length < FEWEST_BYTES || key.length > MOST_BYTES) {
      throw new ConfigException(name + " must be 24 to 64 bytes long before Base64");
    }
    return key;
  }

  boolean isOff() {
    return keys.isEmpty();
  }

  /** Value of the header webhook-signature. */
  String of(String id, Instant at, byte[] body) {
    ByteArrayOutputStream signed = new ByteArrayOutputStream(body.length + 64);
    signed.writeBytes((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
    signed.writeBytes(body);
    return keys.stream()
        .map(key -> VERSION + Base64.getEncoder().encodeToString(mac(key, signed.toByteArray())))
        .collect(Collectors.joining(" "));
  }

  private static byte[] mac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
