package dev.attune.generation.call;

import java.time.Duration;

/**
 * What the thread that answers a request tells the one that started it, so that the latter can
 * judge whether ending it saves anything. Told by the answering thread, read by the poll thread.
 */
public interface CallWatch {

  /** For whoever cannot end a request: nobody listens, and nothing was waited for. */
  CallWatch NOBODY =
      new CallWatch() {
        @Override
        public Duration waited() {
          return Duration.ZERO;
        }

        @Override
        public void waiting() {}

        @Override
        public void calling(Duration typical) {}
      };

  /**
   * Whether the answer is still wanted. An interrupt may get lost in a call whose time runs out at
   * that moment; this does not.
   */
  default boolean wanted() {
    return true;
  }

  /** How long the request has been in the worker by now. */
  Duration waited();

  /** From here on no call runs: for admission, or for the next attempt. Ending it costs nothing. */
  void waiting();

  /**
   * From here on a call runs, and is paid for.
   *
   * @param typical how long calls of this model take, as far as is known; zero where nothing is
   */
  void calling(Duration typical);
}
