package dev.attune.generation.local;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The functions of llama.cpp that the Java library does not hand on. They are in the native library
 * that it has loaded, so they are there once one of its models was opened.
 *
 * <p>Its own way to probabilities, {@code setNProbs}, ends the JVM in version 4.2.0: its native
 * part reads a field that llama.cpp no longer writes.
 */
final class LlamaLibrary {

  /**
   * Larger than any structure of parameters. What a function does not know at the end of a
   * structure it neither writes nor reads, and only the first fields are touched here.
   */
  static final MemoryLayout PARAMETERS = MemoryLayout.sequenceLayout(64, JAVA_LONG);

  /** {@code llama_batch}. */
  static final MemoryLayout BATCH =
      MemoryLayout.structLayout(
          JAVA_INT,
          MemoryLayout.paddingLayout(4),
          ADDRESS, // tokens
          ADDRESS, // embeddings
          ADDRESS, // positions
          ADDRESS, // numbers of sequences
          ADDRESS, // sequences
          ADDRESS); // whether logits are wanted

  final MethodHandle modelParameters;
  final MethodHandle loadModel;
  final MethodHandle freeModel;
  final MethodHandle contextParameters;
  final MethodHandle openContext;
  final MethodHandle freeContext;
  final MethodHandle vocabulary;
  final MethodHandle vocabularySize;
  final MethodHandle tokenize;
  final MethodHandle decode;
  final MethodHandle logits;
  final MethodHandle forget;

  private LlamaLibrary() {
    MemoryLayout parameters = MemoryLayout.structLayout(PARAMETERS);
    modelParameters = find("llama_model_default_params", FunctionDescriptor.of(parameters));
    loadModel = find("llama_model_load_from_file", returning(ADDRESS, ADDRESS, parameters));
    freeModel = find("llama_model_free", FunctionDescriptor.ofVoid(ADDRESS));
    contextParameters = find("llama_context_default_params", FunctionDescriptor.of(parameters));
    openContext = find("llama_init_from_model", returning(ADDRESS, ADDRESS, parameters));
    freeContext = find("llama_free", FunctionDescriptor.ofVoid(ADDRESS));
    vocabulary = find("llama_model_get_vocab", returning(ADDRESS, ADDRESS));
    vocabularySize = find("llama_vocab_n_tokens", returning(JAVA_INT, ADDRESS));
    tokenize =
        find(
            "llama_tokenize",
            returning(
                JAVA_INT,
                ADDRESS,
                ADDRESS,
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                JAVA_BOOLEAN,
                JAVA_BOOLEAN));
    decode = find("llama_decode", returning(JAVA_INT, ADDRESS, BATCH));
    logits = find("llama_get_logits_ith", returning(ADDRESS, ADDRESS, JAVA_INT));
    forget = find("llama_kv_self_clear", FunctionDescriptor.ofVoid(ADDRESS));
  }

  /**
   * The functions.
   *
   * @throws IllegalStateException where the native library does not have them all
   */
  static LlamaLibrary load() {
    return new LlamaLibrary();
  }

  private static FunctionDescriptor returning(MemoryLayout result, MemoryLayout... arguments) {
    return FunctionDescriptor.of(result, arguments);
  }

  @SuppressWarnings("restricted") // native access is what this class is for
  private static MethodHandle find(String name, FunctionDescriptor shape) {
    return SymbolLookup.loaderLookup()
        .find(name)
        .map(address -> Linker.nativeLinker().downcallHandle(address, shape))
        .orElseThrow(() -> new IllegalStateException("llama.cpp has no function " + name));
  }
}
