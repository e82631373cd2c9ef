package dev.attune.schemas.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256 in Galois/Counter Mode: a random nonce of 12 bytes, the ciphertext, a tag of 16 bytes. A
 * key may seal 2^32 texts before nonces are likely to meet; a user's key seals far fewer.
 *
 * @see <a href="https://doi.org/10.6028/NIST.SP.800-38D">NIST SP 800-38D</a>
 */
final class AesGcm {

  static final int KEY_BYTES = 32;

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(AesGcm::cipher);

  private AesGcm() {}

  /**
   * Seals a text.
   *
   * @param header is not sealed, but cannot be changed unnoticed; stands before the result
   */
  static byte[] seal(SecretKey key, byte[] header, byte[] plain) {
    byte[] nonce = randomBytes(NONCE_BYTES);
    byte[] sealed = Arrays.copyOf(header, header.length + NONCE_BYTES + plain.length + TAG_BYTES);
    System.arraycopy(nonce, 0, sealed, header.length, NONCE_BYTES);
    try {
      Cipher cipher = CIPHERS.get();
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
      cipher.updateAAD(header);
      cipher.doFinal(plain, 0, plain.length, sealed, header.length + NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in GCM", e);
    }
  }

  /**
   * Opens what {@link #seal} gave.
   *
   * @throws BrokenSealException where the key is another one or a byte was changed
   */
  static byte[] open(SecretKey key, byte[] sealed, int headerBytes) {
    if (sealed.length < headerBytes + NONCE_BYTES + TAG_BYTES) {
      throw new BrokenSealException("too short for a seal");
    }
    try {
      Cipher cipher = CIPHERS.get();
      cipher.init(
          Cipher.DECRYPT_MODE,
          key,
          new GCMParameterSpec(8 * TAG_BYTES, sealed, headerBytes, NONCE_BYTES));
      cipher.updateAAD(ByteBuffer.wrap(sealed, 0, headerBytes));
      int start = headerBytes + NONCE_BYTES;
      return cipher.doFinal(sealed, start, sealed.length - start);
    } catch (AEADBadTagException changed) {
      throw new BrokenSealException("the key is another one, or bytes were changed");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in GCM", e);
    }
  }

  static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static Cipher cipher() {
    try {
      return Cipher.getInstance(TRANSFORMATION);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in GCM", e);
    }
  }
}
