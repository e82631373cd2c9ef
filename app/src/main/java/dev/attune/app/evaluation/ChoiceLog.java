package dev.attune.app.evaluation;

import dev.attune.learn.evaluation.LoggedChoice;
import java.nio.file.Path;
import java.util.List;

/** Logs of choices, whatever their form. */
public final class ChoiceLog {

  private ChoiceLog() {}

  /**
   * A log that holds its rewards.
   *
   * @throws dev.attune.app.error.UserException when it cannot be read
   */
  public static List<LoggedChoice> read(Path file, ChoiceFormat format) {
    return switch (format) {
      case OPEN_BANDIT -> OpenBanditLog.read(file);
      case CHOICES -> ChoiceLines.read(file);
      case OFFERS -> throw new IllegalArgumentException("offers do not hold their rewards");
    };
  }

  /**
   * Offers of an experiment with what became of them.
   *
   * @throws dev.attune.app.error.UserException when a file cannot be read or names no such offers
   */
  public static List<LoggedChoice> ofOffers(
      Path offers, Path outcomes, String experiment, Reward reward) {
    return OfferLog.read(offers, outcomes, experiment, reward);
  }
}
