package dev.attune.generation.http;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;

/**
 * A status other than 2xx, with what the library would have thrown away. The provider's own text is
 * kept out of the message, as it may repeat the prompt or a key.
 */
public final class HttpFailureException extends HttpException {

  private static final long serialVersionUID = 1L;

  private final transient String body;
  private final Duration retryAfter;

  /** A failure; the body is for machines only, and zero says that there is no word on a pause. */
  public HttpFailureException(int status, String body, Duration retryAfter) {
    super(status, "status " + status);
    this.body = body;
    this.retryAfter = retryAfter;
  }

  /** What was sent with it, cut at the bound; for machines only. */
  public String body() {
    return body;
  }

  /** How long the provider wants to be left alone; zero where it says nothing. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
