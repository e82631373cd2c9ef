package dev.attune.generation.chat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import org.jspecify.annotations.Nullable;

/**
 * Estimates tokens where a provider does not report them, by o200k_base: exact for OpenAI's newer
 * models, near for others.
 *
 * <p>Threads: shared by all calls. The encoding takes a second to load, so the first call that
 * needs it loads it, once.
 */
public final class TokenCounter {

  private @Nullable Encoding encoding;

  /** Tokens of a text. */
  public int count(String text) {
    return encoding().countTokensOrdinary(text);
  }

  private synchronized Encoding encoding() {
    Encoding loaded = encoding == null ? load() : encoding;
    encoding = loaded;
    return loaded;
  }

  private static Encoding load() {
    return Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
  }
}
