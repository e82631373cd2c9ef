package dev.attune.generation.record;

import dev.attune.generation.model.CanonicalRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file of recorded answers, found by what was asked. In memory are only keys and places; the
 * texts stay in the file.
 *
 * <p>A last line without an end is the trace of a run that was cut off and is passed over.
 *
 * <p>Threads: any, once opened.
 */
public final class Recording implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;
  private final Map<String, List<Place>> byKey = new HashMap<>();

  private record Place(String requestId, long offset, int length) {}

  private Recording(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Reads through the file once.
   *
   * @throws RecordingException where it cannot be read or a line is no recorded answer
   */
  public static Recording open(Path file) {
    try {
      Recording recording = new Recording(file, FileChannel.open(file));
      recording.forEachLine(recording::index);
      return recording;
    } catch (IOException e) {
      throw new RecordingException("The recording " + file + " cannot be read.", e);
    }
  }

  /** The answer that was given to this very request, else the first one to an equal question. */
  Optional<RecordedAnswer> find(CanonicalRequest asked, String requestId) {
    List<Place> places = byKey.getOrDefault(asked.key(), List.of());
    return places.stream()
        .filter(place -> place.requestId().equals(requestId))
        .findFirst()
        .or(() -> places.stream().min((a, b) -> a.requestId().compareTo(b.requestId())))
        .map(this::read);
  }

  /** All answers, in the order of the file. */
  void forEach(Consumer<RecordedAnswer> each) {
    try {
      forEachLine((line, offset, number) -> each.accept(answer(line, number)));
    } catch (IOException e) {
      throw new RecordingException("The recording " + file + " cannot be read.", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new RecordingException("The recording " + file + " cannot be closed.", e);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }

  private void index(byte[] line, long offset, long number) {
    RecordedAnswer answer = answer(line, number);
    byKey
        .computeIfAbsent(answer.request().key(), fresh -> new ArrayList<>(1))
        .add(new Place(answer.response().getRequestId(), offset, line.length));
  }

  private RecordedAnswer answer(byte[] line, long number) {
    try {
      return RecordedAnswer.fromJson(new String(line, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      String fault = "Line " + number + " of " + file + " is no recorded answer: ";
      throw new RecordingException(fault + e.getMessage() + ".", e);
    }
  }

  private RecordedAnswer read(Place place) {
    ByteBuffer line = ByteBuffer.allocate(place.length());
    try {
      while (line.hasRemaining() && channel.read(line, place.offset() + line.position()) >= 0) {}
    } catch (IOException e) {
      throw new RecordingException("The recording " + file + " cannot be read.", e);
    }
    return RecordedAnswer.fromJson(new String(line.array(), StandardCharsets.UTF_8));
  }

  @FunctionalInterface
  private interface LineReader {
    void line(byte[] line, long offset, long number);
  }

  private void forEachLine(LineReader reader) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      long offset = 0;
      long number = 1;
      for (byte[] line = nextLine(bytes); line != null; line = nextLine(bytes)) {
        reader.line(line, offset, number++);
        offset += line.length + 1;
      }
    }
  }

  private static byte @Nullable [] nextLine(InputStream bytes) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    for (int next = bytes.read(); next >= 0; next = bytes.read()) {
      if (next == '\n') {
        return line.toByteArray();
      }
      line.write(next);
    }
    return null;
  }
}
