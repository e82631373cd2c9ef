package dev.attune.connectors.log.line;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that its reader may use but not close, such as standard input or an open archive. */
final class BorrowedStream extends FilterInputStream {

  BorrowedStream(InputStream owner) {
    super(owner);
  }

  /**
   * Never 0: a pipe that is empty for now is not at its end, yet the JDK's gzip reader takes 0 for
   * "no further member" (JDK-7036144).
   */
  @Override
  public int available() throws IOException {
    return Math.max(1, super.available());
  }

  /** Leaves the owner's stream open. */
  @Override
  public void close() {}
}
