package dev.attune.schemas.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names in place of user ids: HMAC-SHA-256 of the id. Without the secret nobody can tell whom a
 * pseudonym stands for, not even by trying all ids. Each purpose has names of its own, so that what
 * a provider stores cannot be joined with our topics. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>
 */
public final class Pseudonyms {

  private static final String ALGORITHM = "HmacSHA256";
  private static final char MARK = '~';
  private static final int KEY_BYTES = 16;
  private static final int TEXT_LENGTH = 23;

  private final SecretKeySpec secret;

  Pseudonyms(byte[] secret) {
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The key of a user's records: a tilde and 22 letters, digits, hyphens and underscores. */
  public String ofRecords(String userId) {
    byte[] hash = Arrays.copyOf(hash("records", userId), KEY_BYTES);
    return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  /** What a provider is told in place of the user id: 32 hexadecimal digits. */
  public String forProvider(String userId) {
    return HexFormat.of().formatHex(hash("provider", userId), 0, KEY_BYTES);
  }

  /** Whether a text looks like what {@link #ofRecords} gives. */
  public static boolean isOfRecords(String text) {
    return text.length() == TEXT_LENGTH && text.charAt(0) == MARK;
  }

  private byte[] hash(String purpose, String userId) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(userId.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
