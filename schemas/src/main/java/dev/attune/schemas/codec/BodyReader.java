package dev.attune.schemas.codec;

import java.io.IOException;

/** Reads the body of a record, written with one schema, as our class. Safe from many threads. */
@FunctionalInterface
public interface BodyReader<T> {

  /**
   * The record; {@code in} stands behind it afterwards.
   *
   * @throws java.io.EOFException if the bytes end before the record does
   * @throws java.nio.charset.CharacterCodingException if a text is not UTF-8
   * @throws IOException if they are no such record for another reason
   */
  T read(RecordBytes in) throws IOException;
}
