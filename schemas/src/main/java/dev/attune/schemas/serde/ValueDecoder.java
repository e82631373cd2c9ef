package dev.attune.schemas.serde;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one value of a record. Immutable. */
@FunctionalInterface
interface ValueDecoder {
  @Nullable Object decode(RecordBytes in) throws IOException;
}
