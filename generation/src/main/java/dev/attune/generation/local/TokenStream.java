package dev.attune.generation.local;

import de.kherud.llama.LlamaIterator;
import java.util.concurrent.CancellationException;

/** Reads an answer token by token, and stops between two when its thread is interrupted. */
final class TokenStream {

  private final LlamaIterator tokens;
  private int count;

  TokenStream(LlamaIterator tokens) {
    this.tokens = tokens;
  }

  /**
   * The whole text.
   *
   * @throws CancellationException where the thread was interrupted
   */
  String readAll() {
    StringBuilder text = new StringBuilder();
    while (tokens.hasNext()) {
      if (Thread.interrupted()) {
        tokens.cancel();
        throw new CancellationException("interrupted after " + count + " tokens");
      }
      text.append(tokens.next().text);
      count++;
    }
    return text.toString();
  }

  int count() {
    return count;
  }
}
