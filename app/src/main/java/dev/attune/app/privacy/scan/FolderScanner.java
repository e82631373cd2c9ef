package dev.attune.app.privacy.scan;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Looks through every file below a folder, byte by byte: segments of a broker with their batches
 * also decompressed, deleted records too; RocksDB's tables; recordings, exports and logs, also
 * gzipped. A file that goes while it is read holds nothing any more.
 */
record FolderScanner(Needles needles) {

  private static final int CHUNK = 1 << 20;

  /** The sum over all files. */
  Place scan(Path folder) {
    long[] sum = new long[2];
    for (Path file : files(folder)) {
      long before = sum[1];
      try {
        raw(Files.newInputStream(file), sum);
        if (sum[1] == before) {
          sum[1] += unpacked(file);
        }
      } catch (NoSuchFileException | FileNotFoundException gone) {
        sum[1] = before;
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + file, e);
      }
    }
    return new Place(folder.toString(), "files", sum[0], sum[1], null);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into " + folder, e);
    }
  }

  private long unpacked(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(".gz")) {
      long[] sum = new long[2];
      raw(new GZIPInputStream(Files.newInputStream(file)), sum);
      return sum[1];
    }
    return name.matches("\\d{20}\\.log(\\.deleted|\\.cleaned|\\.swap)?") ? batches(file) : 0;
  }

  private long batches(Path segment) throws IOException {
    long hits = 0;
    FileRecords records = FileRecords.open(segment.toFile(), false);
    try {
      for (RecordBatch batch : records.batches()) {
        hits += batch.isCompressed() ? unpacked(batch) : 0;
      }
    } finally {
      // To close it would cut the file to its length, which only its writer may.
      records.closeHandlers();
    }
    return hits;
  }

  private long unpacked(RecordBatch batch) {
    long hits = 0;
    for (Record each : batch) {
      hits += needles.countIn(bytes(each.key())) + needles.countIn(bytes(each.value()));
    }
    return hits;
  }

  private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /** What a chunk ends with may go on in the next, and is looked at with it again. */
  private void raw(InputStream file, long[] sum) throws IOException {
    int overlap = Math.max(0, needles.longest() - 1);
    byte[] window = new byte[CHUNK + overlap];
    try (InputStream in = new BufferedInputStream(file, CHUNK)) {
      int kept = 0;
      for (int read = in.readNBytes(window, 0, CHUNK); read > 0; ) {
        int filled = kept + read;
        // What stands wholly in the part kept was counted with the chunk before.
        sum[1] += needles.countIn(window, filled) - needles.countIn(window, kept);
        sum[0] += read;
        kept = Math.min(overlap, filled);
        System.arraycopy(window, filled - kept, window, 0, kept);
        read = in.readNBytes(window, kept, CHUNK);
      }
    }
  }
}
