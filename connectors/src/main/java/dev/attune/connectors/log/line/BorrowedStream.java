package dev.attune.connectors.log.line;

import java.io.FilterInputStream;
import java.io.InputStream;

/** A stream that its reader may use but not close, such as standard input or an open archive. */
final class BorrowedStream extends FilterInputStream {

  BorrowedStream(InputStream owner) {
    super(owner);
  }

  /** Leaves the owner's stream open. */
  @Override
  public void close() {}
}
