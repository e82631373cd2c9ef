package dev.attune.schemas.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Avro's binary decoder, except that a text which is not UTF-8 is an error and not silently another
 * text. Belongs to the one thread that is decoding.
 */
final class StrictDecoder extends Decoder {
  private static final char REPLACEMENT = '\uFFFD';
  private static final byte[] NOTHING = {};

  private final Utf8 text = new Utf8();
  private BinaryDecoder binary = DecoderFactory.get().binaryDecoder(NOTHING, null);

  void start(byte[] data, int offset) {
    binary = DecoderFactory.get().binaryDecoder(data, offset, data.length - offset, binary);
  }

  boolean isEnd() throws IOException {
    return binary.isEnd();
  }

  // Java replaces what it cannot decode, so a text without the replacement character was well
  // formed.
  @Override
  public String readString() throws IOException {
    binary.readString(text);
    String decoded = new String(text.getBytes(), 0, text.getByteLength(), StandardCharsets.UTF_8);
    if (decoded.indexOf(REPLACEMENT) >= 0) {
      requireUtf8();
    }
    return decoded;
  }

  private void requireUtf8() throws CharacterCodingException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(), 0, text.getByteLength());
    var unused = StandardCharsets.UTF_8.newDecoder().decode(bytes);
  }

  @Override
  public Utf8 readString(@Nullable Utf8 old) throws IOException {
    return binary.readString(old);
  }

  @Override
  public void skipString() throws IOException {
    binary.skipString();
  }

  @Override
  public void readNull() throws IOException {
    binary.readNull();
  }

  @Override
  public boolean readBoolean() throws IOException {
    return binary.readBoolean();
  }

  @Override
  public int readInt() throws IOException {
    return binary.readInt();
  }

  @Override
  public long readLong() throws IOException {
    return binary.readLong();
  }

  @Override
  public float readFloat() throws IOException {
    return binary.readFloat();
  }

  @Override
  public double readDouble() throws IOException {
    return binary.readDouble();
  }

  @Override
  public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
    return binary.readBytes(old);
  }

  @Override
  public void skipBytes() throws IOException {
    binary.skipBytes();
  }

  @Override
  public void readFixed(byte[] bytes, int start, int length) throws IOException {
    binary.readFixed(bytes, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    binary.skipFixed(length);
  }

  @Override
  public int readEnum() throws IOException {
    return binary.readEnum();
  }

  @Override
  public int readIndex() throws IOException {
    return binary.readIndex();
  }

  @Override
  public long readArrayStart() throws IOException {
    return binary.readArrayStart();
  }

  @Override
  public long arrayNext() throws IOException {
    return binary.arrayNext();
  }

  @Override
  public long skipArray() throws IOException {
    return binary.skipArray();
  }

  @Override
  public long readMapStart() throws IOException {
    return binary.readMapStart();
  }

  @Override
  public long mapNext() throws IOException {
    return binary.mapNext();
  }

  @Override
  public long skipMap() throws IOException {
    return binary.skipMap();
  }

  @Override
  public int remainingBytes() {
    return binary.remainingBytes();
  }
}
