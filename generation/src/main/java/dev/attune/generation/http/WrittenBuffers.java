package dev.attune.generation.http;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.BufferRecyclers;

/**
 * What Jackson wrote a request with. The mappers of langchain4j keep their buffers by thread, for
 * its next document; a virtual thread writes one, then waits for seconds, and thousands of them
 * would hold on to 14 kB each.
 */
final class WrittenBuffers {

  private WrittenBuffers() {}

  /** Leaves this thread's buffers to the garbage collector: what is taken is kept no longer. */
  @SuppressWarnings("deprecation") // The mappers are not ours, so neither is the choice of a pool.
  static void drop() {
    BufferRecycler kept = BufferRecyclers.getBufferRecycler();
    kept.allocCharBuffer(BufferRecycler.CHAR_CONCAT_BUFFER);
    kept.allocCharBuffer(BufferRecycler.CHAR_TEXT_BUFFER);
  }
}
