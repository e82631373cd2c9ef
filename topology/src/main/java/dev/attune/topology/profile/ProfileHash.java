package dev.attune.topology.profile;

import dev.attune.avro.Profile;
import dev.attune.schemas.codec.AvroBinary;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Fingerprint of what a decision read of a profile. The same events give the same fingerprint in
 * every run: places of events and the progress of timers are left out.
 */
public final class ProfileHash {

  private static final AvroBinary<Profile> BINARY = AvroBinary.of(Profile.class);

  private ProfileHash() {}

  /** SHA-256 of the profile's Avro binary, 64 hexadecimal digits. */
  public static String of(Profile profile) {
    return HexFormat.of().formatHex(sha256(BINARY.encode(Profiles.withoutRun(profile))));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
