package dev.attune.topology.profile;

import dev.attune.avro.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/** What a store does to a profile. */
public final class Wire {

  private Wire() {}

  public static byte[] encode(Profile profile) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      new SpecificDatumWriter<Profile>(profile.getSchema(), profile.getSpecificData())
          .write(profile, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static Profile decode(byte[] bytes) {
    Profile empty = new Profile();
    try {
      return new SpecificDatumReader<Profile>(
              empty.getSchema(), empty.getSchema(), empty.getSpecificData())
          .read(empty, DecoderFactory.get().binaryDecoder(bytes, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
