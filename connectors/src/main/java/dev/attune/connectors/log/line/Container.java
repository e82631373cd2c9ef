package dev.attune.connectors.log.line;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipException;

/** What the bytes of a log are packed in, told by its first bytes and not by its name. */
enum Container {
  PLAIN,
  GZIP,
  ZIP;

  /** Longest signature, in bytes. */
  static final int SIGNATURE = 4;

  /** RFC 1952 for gzip, APPNOTE 4.3.7 for zip. */
  static Container of(byte[] head, int length) {
    if (length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
      return GZIP;
    }
    return length >= 4 && head[0] == 'P' && head[1] == 'K' && isZip(head) ? ZIP : PLAIN;
  }

  /** An entry comes first, or where there is none the end of the directory. */
  private static boolean isZip(byte[] head) {
    return (head[2] == 3 && head[3] == 4) || (head[2] == 5 && head[3] == 6);
  }

  /** The cause a failed read stands for; empty where the disk failed and not the data. */
  Optional<Cause> causeOf(IOException failure) {
    boolean truncated = failure instanceof EOFException;
    if (this == PLAIN || !(truncated || failure instanceof ZipException)) {
      return Optional.empty();
    }
    if (this == GZIP) {
      return Optional.of(truncated ? Cause.TRUNCATED_GZIP : Cause.CORRUPT_GZIP);
    }
    return Optional.of(truncated ? Cause.TRUNCATED_ZIP : Cause.CORRUPT_ZIP);
  }
}
