package dev.attune.generation.dispatch;

import dev.attune.avro.DeadLetter;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serdes;

/** Avro's own single-object encoding: tests of the worker need bytes, not a registry. */
public final class AvroBytes {

  public static final WorkerSerdes SERDES =
      new WorkerSerdes(
          (topic, bytes) -> request(bytes),
          Serdes.serdeFrom((topic, response) -> bytes(response), (topic, bytes) -> response(bytes)),
          (topic, letter) -> bytes(letter));

  private AvroBytes() {}

  public static byte[] bytes(GenerationRequest request) {
    return reading(() -> request.toByteBuffer().array());
  }

  public static GenerationResponse response(byte[] bytes) {
    return reading(() -> GenerationResponse.fromByteBuffer(ByteBuffer.wrap(bytes)));
  }

  public static DeadLetter letter(byte[] bytes) {
    return reading(() -> DeadLetter.fromByteBuffer(ByteBuffer.wrap(bytes)));
  }

  private static GenerationRequest request(byte[] bytes) {
    return reading(() -> GenerationRequest.fromByteBuffer(ByteBuffer.wrap(bytes)));
  }

  private static byte[] bytes(GenerationResponse response) {
    return reading(() -> response.toByteBuffer().array());
  }

  private static byte[] bytes(DeadLetter letter) {
    return reading(() -> letter.toByteBuffer().array());
  }

  private interface Reading<T> {
    T get() throws IOException;
  }

  private static <T> T reading(Reading<T> reading) {
    try {
      return reading.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
