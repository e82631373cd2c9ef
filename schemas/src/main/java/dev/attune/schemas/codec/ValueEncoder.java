package dev.attune.schemas.codec;

import org.jspecify.annotations.Nullable;

/** Writes values of one schema. Holds nothing that changes. */
@FunctionalInterface
public interface ValueEncoder {

  /**
   * Writes a value.
   *
   * @throws NullPointerException if it is null where none may be
   * @throws ClassCastException if it is of another type than the schema's
   */
  void encode(@Nullable Object value, RecordBuffer out);
}
