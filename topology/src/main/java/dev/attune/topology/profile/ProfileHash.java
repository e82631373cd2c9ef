package dev.attune.topology.profile;

import dev.attune.avro.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Fingerprint of what a decision read of a profile. The same events give the same fingerprint in
 * every run: places of events and the progress of timers are left out.
 */
public final class ProfileHash {

  private static final int TYPICAL_BYTES = 2048;

  private ProfileHash() {}

  /** SHA-256 of the profile's Avro binary, 64 hexadecimal digits. */
  public static String of(Profile profile) {
    return HexFormat.of().formatHex(sha256(encode(Profiles.withoutRun(profile))));
  }

  private static byte[] encode(Profile profile) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      new SpecificDatumWriter<Profile>(profile.getSchema(), profile.getSpecificData())
          .write(profile, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
