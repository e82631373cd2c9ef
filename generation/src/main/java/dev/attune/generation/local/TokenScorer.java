package dev.attune.generation.local;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.attune.generation.model.Score;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells how probable a text is after a prompt: the model reads both, and the probabilities that it
 * gives to the text's own tokens are looked up, none is sampled. So what counts is the model alone,
 * without temperature, grammar or other means of sampling.
 *
 * <p>It has the model file open a second time; the weights are mapped and shared, the context is
 * its own.
 *
 * <p>Threads: confined to the one that opened it.
 */
final class TokenScorer implements AutoCloseable {

  private final LlamaLibrary llama;
  private final MemorySegment model;
  private final MemorySegment context;
  private final MemorySegment vocabulary;
  private final int vocabularySize;
  private final int room;

  private TokenScorer(LlamaLibrary llama, Path file, int room) throws Throwable {
    this.llama = llama;
    this.room = room;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment forModel = defaults(arena);
      MemorySegment unused = (MemorySegment) llama.modelParameters.invoke(into(forModel));
      this.model =
          (MemorySegment) llama.loadModel.invoke(arena.allocateFrom(file.toString()), forModel);
      requireNonNull(model, "the model file");
      MemorySegment forContext = defaults(arena);
      unused = (MemorySegment) llama.contextParameters.invoke(into(forContext));
      // The first fields: tokens of the context, and of a batch.
      forContext.setAtIndex(JAVA_INT, 0, room);
      forContext.setAtIndex(JAVA_INT, 1, room);
      this.context = (MemorySegment) llama.openContext.invoke(model, forContext);
      requireNonNull(context, "a context");
    }
    this.vocabulary = (MemorySegment) llama.vocabulary.invoke(model);
    this.vocabularySize = (int) llama.vocabularySize.invoke(vocabulary);
  }

  /**
   * Opens the file.
   *
   * @param room most tokens of prompt and text together
   * @throws IllegalStateException where the native library is not as expected
   */
  static TokenScorer open(Path file, int room) {
    return orFail(() -> new TokenScorer(LlamaLibrary.load(), file, room));
  }

  /** The probability of the text after the prompt, as the model's template has it. */
  Score score(String prompt, String text) {
    return orFail(() -> measure(prompt, text));
  }

  private Score measure(String prompt, String text) throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      int[] before = tokens(arena, prompt);
      int[] all = tokens(arena, prompt + text);
      if (all.length > room) {
        return new Score.Cannot("prompt and text are longer than the model's context");
      }
      // Where the two meet, one token may hold a bit of each; it counts as the text's.
      int start = commonStart(before, all);
      llama.forget.invoke(context);
      int failed = (int) llama.decode.invoke(context, batch(arena, all));
      if (failed != 0) {
        return new Score.Cannot("the model could not read prompt and text");
      }
      List<Double> values = new ArrayList<>();
      for (int place = Math.max(start, 1); place < all.length; place++) {
        values.add(logProbability(place - 1, all[place]));
      }
      return Score.of(values);
    }
  }

  private int[] tokens(Arena arena, String text) throws Throwable {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int most = bytes.length + 8;
    MemorySegment tokens = arena.allocate(JAVA_INT, most);
    int count =
        (int)
            llama.tokenize.invoke(
                vocabulary, arena.allocateFrom(text), bytes.length, tokens, most, true, true);
    return tokens.asSlice(0, JAVA_INT.byteSize() * Math.max(count, 0)).toArray(JAVA_INT);
  }

  private static int commonStart(int[] one, int[] other) {
    int start = 0;
    while (start < one.length && start < other.length && one[start] == other[start]) {
      start++;
    }
    return start;
  }

  /** All tokens of one sequence, each with its logits. */
  private static MemorySegment batch(Arena arena, int[] tokens) {
    int count = tokens.length;
    MemorySegment positions = arena.allocate(JAVA_INT, count);
    MemorySegment sequenceCounts = arena.allocate(JAVA_INT, count);
    MemorySegment sequences = arena.allocate(ADDRESS, count);
    MemorySegment firstSequence = arena.allocate(JAVA_INT);
    for (int place = 0; place < count; place++) {
      positions.setAtIndex(JAVA_INT, place, place);
      sequenceCounts.setAtIndex(JAVA_INT, place, 1);
      sequences.setAtIndex(ADDRESS, place, firstSequence);
    }
    MemorySegment batch = arena.allocate(LlamaLibrary.BATCH);
    batch.set(JAVA_INT, 0, count);
    batch.setAtIndex(ADDRESS, 1, arena.allocateFrom(JAVA_INT, tokens));
    batch.setAtIndex(ADDRESS, 2, MemorySegment.NULL);
    batch.setAtIndex(ADDRESS, 3, positions);
    batch.setAtIndex(ADDRESS, 4, sequenceCounts);
    batch.setAtIndex(ADDRESS, 5, sequences);
    batch.setAtIndex(ADDRESS, 6, arena.allocate(JAVA_BYTE, count).fill((byte) 1));
    return batch;
  }

  /** Softmax over the whole vocabulary, in the logarithm. */
  @SuppressWarnings("restricted") // the length is the vocabulary's, as llama.h has it
  private double logProbability(int place, int token) throws Throwable {
    MemorySegment found = (MemorySegment) llama.logits.invoke(context, place);
    MemorySegment logits = found.reinterpret(JAVA_FLOAT.byteSize() * vocabularySize);
    double most = Double.NEGATIVE_INFINITY;
    for (int each = 0; each < vocabularySize; each++) {
      most = Math.max(most, logits.getAtIndex(JAVA_FLOAT, each));
    }
    double sum = 0;
    for (int each = 0; each < vocabularySize; each++) {
      sum += Math.exp(logits.getAtIndex(JAVA_FLOAT, each) - most);
    }
    return logits.getAtIndex(JAVA_FLOAT, token) - most - Math.log(sum);
  }

  private static MemorySegment defaults(Arena arena) {
    return arena.allocate(LlamaLibrary.PARAMETERS);
  }

  private static SegmentAllocator into(MemorySegment segment) {
    return (size, alignment) -> segment;
  }

  private static void requireNonNull(MemorySegment pointer, String what) {
    if (pointer.address() == 0) {
      throw new IllegalStateException("llama.cpp cannot open " + what);
    }
  }

  @Override
  public void close() {
    orFail(() -> {
      llama.freeContext.invoke(context);
      llama.freeModel.invoke(model);
      return this;
    });
  }

  private interface NativeCall<T> {
    T run() throws Throwable;
  }

  /** A downcall declares every throwable; what it throws is ours or a bug. */
  private static <T> T orFail(NativeCall<T> call) {
    try {
      return call.run();
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      throw new IllegalStateException("a call of llama.cpp failed", thrown);
    }
  }
}
