package dev.attune.schemas.codec;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one value of a record. Immutable. */
@FunctionalInterface
public interface ValueDecoder {
  @Nullable Object decode(RecordBytes in) throws IOException;
}
