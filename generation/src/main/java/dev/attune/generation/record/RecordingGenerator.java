package dev.attune.generation.record;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.generation.call.CallWatch;
import dev.attune.generation.call.Generator;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Has another generator answer, and keeps each answer in a file, at once: it was paid for.
 *
 * <p>Threads: all calls; one lock orders the lines. The first fault in writing is kept and thrown
 * by {@link #close}, so that no request fails for it.
 */
public final class RecordingGenerator implements Generator, AutoCloseable {

  private final Generator answering;
  private final Path file;
  private final Writer lines;
  private final ReentrantLock writing = new ReentrantLock();
  private @Nullable IOException fault;

  /**
   * Begins a new recording; what the file held is gone.
   *
   * @param answering stays the caller's to close
   * @throws RecordingException where the file cannot be written
   */
  public RecordingGenerator(Generator answering, Path file) {
    this.answering = answering;
    this.file = file;
    try {
      this.lines = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new RecordingException("The recording " + file + " cannot be written.", e);
    }
  }

  @Override
  public GenerationResponse generate(GenerationRequest request, CallWatch watch) {
    GenerationResponse response = answering.generate(request, watch);
    write(RecordedAnswer.of(request, response).toJson());
    return response;
  }

  private void write(String line) {
    writing.lock();
    try {
      lines.write(line + "\n");
      lines.flush();
    } catch (IOException e) {
      fault = fault == null ? e : fault;
    } finally {
      writing.unlock();
    }
  }

  /**
   * Ends the recording.
   *
   * @throws RecordingException where an answer could not be kept
   */
  @Override
  public void close() {
    writing.lock();
    try {
      lines.close();
    } catch (IOException e) {
      fault = fault == null ? e : fault;
    } finally {
      writing.unlock();
    }
    if (fault != null) {
      throw new RecordingException("The recording " + file + " is not complete.", fault);
    }
  }
}
