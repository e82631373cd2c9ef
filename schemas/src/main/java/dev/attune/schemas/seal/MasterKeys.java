package dev.attune.schemas.seal;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets of a deployment: one for pseudonyms, which stays, and the master keys that wrap the
 * users' data keys, newest first. As a text, a line each: a name, a space, 32 bytes in Base64; the
 * name {@code pseudonyms} is the first kind. Immutable; says none of its secrets.
 */
public final class MasterKeys {

  private static final String PSEUDONYMS = "pseudonyms";

  private final Map<String, byte[]> secrets;

  private MasterKeys(Map<String, byte[]> secrets) {
    this.secrets = secrets;
  }

  /**
   * Reads the text.
   *
   * @throws IllegalArgumentException saying which line is wrong, without its secret
   */
  public static MasterKeys parse(String text) {
    Map<String, byte[]> secrets = new LinkedHashMap<>();
    List<String> lines = text.lines().map(String::strip).filter(MasterKeys::isContent).toList();
    for (int number = 0; number < lines.size(); number++) {
      String[] words = lines.get(number).split("\\s+", -1);
      if (words.length != 2 || secrets.put(words[0], secret(words[1], number + 1)) != null) {
        throw new IllegalArgumentException(
            "key %d must be a name of its own, a space and 32 bytes in Base64"
                .formatted(number + 1));
      }
    }
    if (!secrets.containsKey(PSEUDONYMS) || secrets.size() < 2) {
      throw new IllegalArgumentException(
          "there must be the key '" + PSEUDONYMS + "' and at least one master key");
    }
    return new MasterKeys(secrets);
  }

  private static boolean isContent(String line) {
    return !line.isEmpty() && !line.startsWith("#");
  }

  private static byte[] secret(String base64, int number) {
    byte[] secret;
    try {
      secret = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalArgumentException("key " + number + " is not Base64", notBase64);
    }
    if (secret.length != AesGcm.KEY_BYTES) {
      throw new IllegalArgumentException("key " + number + " has not 32 bytes");
    }
    return secret;
  }

  /** New random secrets. */
  public static MasterKeys random(String name) {
    Map<String, byte[]> secrets = new LinkedHashMap<>();
    secrets.put(PSEUDONYMS, AesGcm.randomBytes(AesGcm.KEY_BYTES));
    secrets.put(name, AesGcm.randomBytes(AesGcm.KEY_BYTES));
    return new MasterKeys(secrets);
  }

  /**
   * The same with a new master key before the others.
   *
   * @throws IllegalArgumentException where there is one of this name
   */
  public MasterKeys rotated(String name) {
    if (secrets.containsKey(name)) {
      throw new IllegalArgumentException("there is a key named " + name + " already");
    }
    Map<String, byte[]> more = new LinkedHashMap<>();
    more.put(PSEUDONYMS, secretOf(PSEUDONYMS));
    more.put(name, AesGcm.randomBytes(AesGcm.KEY_BYTES));
    more.putAll(secrets);
    return new MasterKeys(more);
  }

  /** The text to keep. It is as secret as the keys. */
  public String toText() {
    List<String> lines = new ArrayList<>();
    secrets.forEach(
        (name, secret) -> lines.add(name + " " + Base64.getEncoder().encodeToString(secret)));
    return String.join("\n", lines) + "\n";
  }

  /** The name of the master key that wraps new data keys. */
  public String current() {
    return secrets.keySet().stream()
        .filter(name -> !name.equals(PSEUDONYMS))
        .findFirst()
        .orElseThrow();
  }

  /** The names that stand for users. */
  public Pseudonyms pseudonyms() {
    return new Pseudonyms(secretOf(PSEUDONYMS));
  }

  /** A data key as it may be stored: nobody opens it without the current master key. */
  public byte[] wrap(DataKey key) {
    return AesGcm.seal(master(current()), key.id().bytes(), key.secret());
  }

  /**
   * The data key in there.
   *
   * @param name of the master key that wrapped it
   * @throws BrokenSealException where it was wrapped by another one
   * @throws IllegalArgumentException where there is no master key of this name
   */
  public byte[] unwrap(String name, byte[] wrapped) {
    return AesGcm.open(master(name), wrapped, DataKey.Id.BYTES);
  }

  private SecretKey master(String name) {
    return new SecretKeySpec(secretOf(name), "AES");
  }

  private byte[] secretOf(String name) {
    byte[] secret = secrets.get(name);
    if (secret == null) {
      throw new IllegalArgumentException("there is no master key named " + name);
    }
    return secret;
  }
}
