package dev.attune.connectors.log.line;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads gzip with all its concatenated members (RFC 1952, 2.2), and the header not before the first
 * read: so a cut header fails where cut data does.
 */
final class LazyGzipStream extends InputStream {

  private static final int BUFFER = 1 << 16;

  private final InputStream packed;
  private @Nullable GZIPInputStream unpacked;

  LazyGzipStream(InputStream packed) {
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    return gzip().read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return gzip().read(target, offset, length);
  }

  private GZIPInputStream gzip() throws IOException {
    GZIPInputStream stream = unpacked;
    if (stream == null) {
      stream = new GZIPInputStream(packed, BUFFER);
      unpacked = stream;
    }
    return stream;
  }

  @Override
  public void close() throws IOException {
    packed.close();
  }
}
