package dev.attune.schemas.codec;

import dev.attune.schemas.contract.Contracts;
import org.apache.avro.specific.SpecificRecord;

/** Records of a class as Avro's binary encoding alone, say for a fingerprint. Immutable. */
public final class AvroBinary<T extends SpecificRecord> {
  private final ValueEncoder encoder;

  private AvroBinary(ValueEncoder encoder) {
    this.encoder = encoder;
  }

  /** The encoding of a generated class. */
  public static <T extends SpecificRecord> AvroBinary<T> of(Class<T> type) {
    return new AvroBinary<>(EncoderCompiler.compile(Contracts.schemaOf(type)));
  }

  /** The record's bytes. */
  public byte[] encode(T datum) {
    RecordBuffer buffer = new RecordBuffer();
    encoder.encode(datum, buffer);
    return buffer.withoutHeader();
  }
}
