package dev.attune.connectors.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Logs as files and streams of all kinds. */
final class Packed {

  private Packed() {}

  static Path plain(Path folder, String name, String... lines) {
    return bytes(folder, name, String.join("\n", lines).getBytes(UTF_8));
  }

  static Path bytes(Path folder, String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static Path zip(Path folder, String name, byte[]... entries) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry("logs/"));
      for (int index = 0; index < entries.length; index++) {
        zip.putNextEntry(new ZipEntry("logs/" + index));
        zip.write(entries[index]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes(folder, name, packed.toByteArray());
  }

  static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  static byte[] head(byte[] whole, int length) {
    return Arrays.copyOf(whole, length);
  }

  /** Gives a byte at a time and never says that more is there, as a slow pipe does. */
  static InputStream slowPipe(byte[] content) {
    return new ByteArrayInputStream(content) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(1, length));
      }

      @Override
      public synchronized int available() {
        return 0;
      }
    };
  }

  /** A first part, then the second for ever. */
  static InputStream endless(String first, String second) {
    return new InputStream() {
      private ByteArrayInputStream part = new ByteArrayInputStream(first.getBytes(UTF_8));

      @Override
      public int read() {
        throw new UnsupportedOperationException("read in chunks");
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        int count = part.read(target, offset, length);
        if (count > 0) {
          return count;
        }
        part = new ByteArrayInputStream(second.getBytes(UTF_8));
        return part.read(target, offset, length);
      }
    };
  }
}
