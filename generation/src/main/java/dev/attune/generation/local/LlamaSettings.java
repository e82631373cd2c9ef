package dev.attune.generation.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to run a model file.
 *
 * @param file in GGUF form
 * @param contextTokens room for prompt and answer together
 * @param temperature null for the library's default
 * @param grammar whether and how the answer is held to a form
 */
public record LlamaSettings(
    Path file, int contextTokens, @Nullable Double temperature, Grammar grammar) {

  /** What the model may write. */
  public enum Grammar {
    /** Only JSON of an offer, token by token. */
    OFFER,
    /** Anything. */
    FREE
  }
}
