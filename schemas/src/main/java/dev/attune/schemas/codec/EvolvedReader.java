package dev.attune.schemas.codec;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.io.DatumReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was written with another version of the schema, by Avro's own reader. Shared between
 * threads: a thread takes the one spare decoder or makes its own, and puts it back.
 */
public final class EvolvedReader<T> implements BodyReader<T> {
  private final DatumReader<T> reader;
  private final AtomicReference<@Nullable StrictDecoder> spare = new AtomicReference<>();

  /** A reader that resolves the writer's schema against ours. */
  public EvolvedReader(DatumReader<T> reader) {
    this.reader = reader;
  }

  @Override
  public T read(RecordBytes in) throws IOException {
    StrictDecoder decoder = spare.getAndSet(null);
    if (decoder == null) {
      decoder = new StrictDecoder();
    }
    decoder.start(in.array(), in.position());
    @SuppressWarnings("NullAway") // Avro allows null here: nothing is reused.
    T datum = reader.read(null, decoder);
    if (decoder.isEnd()) {
      in.skipRest();
    }
    spare.set(decoder);
    return datum;
  }
}
