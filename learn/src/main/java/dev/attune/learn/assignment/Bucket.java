package dev.attune.learn.assignment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Places a user by hash: the same place always, and independent from one salt to the next. */
public final class Bucket {

  private static final double TWO_TO_53 = 0x1p53;

  private Bucket() {}

  /**
   * A number in [0, 1) that looks drawn at random: the first 53 bits of SHA-256 of salt, a zero
   * byte and user.
   *
   * @param salt name of the experiment or layer
   */
  public static double point(String salt, String user) {
    byte[] name = (salt + '\0' + user).getBytes(StandardCharsets.UTF_8);
    return (ByteBuffer.wrap(sha256().digest(name)).getLong() >>> 11) / TWO_TO_53;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
