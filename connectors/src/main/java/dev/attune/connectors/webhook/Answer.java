package dev.attune.connectors.webhook;

import java.time.Duration;
import java.util.Optional;

/** What became of a call. */
sealed interface Answer {

  /** The receiver has it. */
  record Accepted() implements Answer {}

  /**
   * Another try may help.
   *
   * @param why for a person, without anything that the receiver said
   * @param pause that the receiver asked for
   */
  record TryAgain(String why, Optional<Duration> pause) implements Answer {}

  /** The receiver does not want this content; other content may be well. */
  record Refused(String why) implements Answer {}

  /** The address or the rights are wrong: nothing will be taken until somebody mends them. */
  record WrongSetting(String why) implements Answer {}
}
