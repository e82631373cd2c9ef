package dev.attune.generation.record;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.generation.call.CallWatch;
import dev.attune.generation.call.Generator;
import dev.attune.generation.call.Responses;
import dev.attune.generation.model.CanonicalRequest;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Answers from a recording and from nowhere else: no model is asked. What is not in it fails, and
 * {@link #requireComplete} says so.
 *
 * <p>Threads: all calls.
 */
public final class RecordedGenerator implements Generator, AutoCloseable {

  private final Recording recording;
  private final AtomicInteger misses = new AtomicInteger();
  private final AtomicReference<@Nullable GenerationRequest> firstMiss = new AtomicReference<>();

  /** Takes ownership of the recording. */
  public RecordedGenerator(Recording recording) {
    this.recording = recording;
  }

  @Override
  public GenerationResponse generate(GenerationRequest request, CallWatch watch) {
    return recording
        .find(CanonicalRequest.of(request), request.getRequestId())
        .map(answer -> answer.to(request))
        .orElseGet(() -> missing(request));
  }

  private GenerationResponse missing(GenerationRequest request) {
    misses.incrementAndGet();
    firstMiss.accumulateAndGet(request, RecordedGenerator::earlier);
    return Responses.unrecorded(request);
  }

  private static GenerationRequest earlier(
      @Nullable GenerationRequest known, @Nullable GenerationRequest fresh) {
    if (known == null || fresh == null) {
      return Objects.requireNonNull(known == null ? fresh : known);
    }
    return fresh.getCreatedAt().isBefore(known.getCreatedAt()) ? fresh : known;
  }

  /**
   * Checks, after a run, that each answer was there.
   *
   * @throws RecordingException where not; the message shows how the earliest question that was not
   *     there differs from the nearest that was
   */
  public void requireComplete() {
    GenerationRequest missed = firstMiss.get();
    if (missed != null) {
      throw new RecordingException(
          "Questions without an answer in %s: %d. The first, %s of scenario %s at %s: %s"
              .formatted(
                  recording,
                  misses.get(),
                  missed.getRequestId(),
                  missed.getBrief().getScenario(),
                  missed.getCreatedAt(),
                  Nearest.to(missed, recording)),
          null);
    }
  }

  @Override
  public void close() {
    recording.close();
  }
}
