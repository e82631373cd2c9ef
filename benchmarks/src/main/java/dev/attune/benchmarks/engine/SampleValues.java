package dev.attune.benchmarks.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Values as a store has them, handed from one process to another in a file: their number, then each
 * with its length before it.
 */
public record SampleValues(List<byte[]> values) {

  /** Most of them: enough that none is at hand in a processor's cache. */
  public static final int MOST = 4_000;

  /** Values, at least one. */
  public SampleValues {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("there is no value to sample");
    }
    values = List.copyOf(values);
  }

  /** Keeps values for {@link #read}. */
  public static void write(Path file, List<byte[]> values) {
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(values.size());
      for (byte[] value : values) {
        out.writeInt(value.length);
        out.write(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  static SampleValues read(Path file) {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      List<byte[]> values = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        values.add(in.readNBytes(in.readInt()));
      }
      return new SampleValues(values);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  byte[] at(long position) {
    return values.get((int) Math.floorMod(position, (long) values.size()));
  }
}
