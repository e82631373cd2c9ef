package dev.attune.app.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads bodies within bounds: so many bytes, packed or unpacked, within so long, in UTF-8.
 *
 * @param patience for the whole body; the connection's idle timeout ends a sender who stops
 */
public record BodyReader(Duration patience) {

  private static final int CHUNK = 16 * 1024;

  /**
   * The body as text.
   *
   * @param mostBytes unpacked, and packed
   * @throws ApiException 400, 408, 413 or 415
   */
  public String read(HttpServletRequest request, int mostBytes) {
    if (request.getContentLengthLong() > mostBytes) {
      throw tooLarge(mostBytes);
    }
    try {
      return text(bytes(request, mostBytes));
    } catch (ZipException | EOFException e) {
      throw ApiException.badRequest("The body is cut short or no gzip.");
    } catch (IOException e) {
      throw e.getCause() instanceof TimeoutException
          ? tooSlow()
          : ApiException.badRequest("The body could not be read.");
    }
  }

  private byte[] bytes(HttpServletRequest request, int mostBytes) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    InputStream in = unpacked(request, mostBytes);
    ByteArrayOutputStream out =
        new ByteArrayOutputStream(Math.max(CHUNK, request.getContentLength()));
    byte[] chunk = new byte[CHUNK];
    int count = in.read(chunk);
    while (count >= 0) {
      if (out.size() + count > mostBytes) {
        throw tooLarge(mostBytes);
      }
      if (System.nanoTime() - end > 0) {
        throw tooSlow();
      }
      out.write(chunk, 0, count);
      count = in.read(chunk);
    }
    return out.toByteArray();
  }

  private static InputStream unpacked(HttpServletRequest request, int mostBytes)
      throws IOException {
    String encoding = request.getHeader("Content-Encoding");
    if (encoding == null || encoding.isEmpty() || encoding.equalsIgnoreCase("identity")) {
      return request.getInputStream();
    }
    if (!encoding.equalsIgnoreCase("gzip")) {
      throw ApiException.unsupported("Send the body plain or with Content-Encoding: gzip.");
    }
    return new GZIPInputStream(new BoundedStream(request.getInputStream(), mostBytes), CHUNK);
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ApiException.badRequest("The body is no UTF-8.");
    }
  }

  private static ApiException tooLarge(int mostBytes) {
    return ApiException.tooLarge("The body is larger than %d bytes.".formatted(mostBytes));
  }

  private static ApiException tooSlow() {
    return ApiException.timeout("The body came too slowly.");
  }

  /** Packed bytes count too: a stream of empty gzip members unpacks to nothing, for ever. */
  private static final class BoundedStream extends InputStream {

    private final InputStream in;
    private final int most;
    private long count;

    private BoundedStream(InputStream in, int most) {
      this.in = in;
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int got = in.read(bytes, offset, length);
      count += Math.max(0, got);
      if (count > most) {
        throw tooLarge(most);
      }
      return got;
    }

    @Override
    public int available() throws IOException {
      return in.available();
    }
  }
}
