package dev.attune.app.server.look;

import dev.attune.app.error.UserException;
import dev.attune.app.server.web.ApiException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets few questions at a time through to the topics: each reads a part of one. */
public final class Turnstile {

  private static final int AT_A_TIME = 2;
  private static final int RETRY_SECONDS = 2;

  private final Semaphore places = new Semaphore(AT_A_TIME);

  /**
   * Asks.
   *
   * @throws ApiException 429 where others are asking, 503 where Kafka does not answer
   */
  public <T> T pass(Supplier<T> question) {
    if (!places.tryAcquire()) {
      throw ApiException.busy("Others are looking; ask again in a moment.", RETRY_SECONDS);
    }
    try {
      return question.get();
    } catch (UserException e) {
      throw ApiException.unavailable(e.getMessage() + " " + e.remedy());
    } finally {
      places.release();
    }
  }
}
