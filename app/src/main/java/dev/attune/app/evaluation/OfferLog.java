package dev.attune.app.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.app.error.UserException;
import dev.attune.learn.evaluation.LoggedChoice;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Offers as a replay writes them, each with its arm and probability, beside the records of the
 * topic outcomes. A fallback counts with the arm whose text did not come: an outage must not favour
 * the other arms. A user's offers vary together.
 */
final class OfferLog {

  private OfferLog() {}

  /**
   * The choices of one experiment; an offer without outcomes brought nothing.
   *
   * @throws UserException when the log holds no offer of the experiment
   */
  static List<LoggedChoice> read(Path offers, Path outcomes, String experiment, Reward reward) {
    Map<String, Double> rewards = rewards(outcomes, reward);
    List<LoggedChoice> choices =
        JsonLines.read(offers, offer -> choice(offer, experiment, rewards)).stream()
            .flatMap(Optional::stream)
            .toList();
    if (choices.isEmpty()) {
      throw new UserException(
          offers + " holds no offer of experiment '" + experiment + "'.",
          "Name an experiment of the playbook with --experiment.");
    }
    return choices;
  }

  private static Map<String, Double> rewards(Path outcomes, Reward reward) {
    Map<String, Double> rewards = new HashMap<>();
    Set<String> seen = new HashSet<>();
    JsonLines.read(
        outcomes,
        outcome -> {
          String event = outcome.path("header").path("eventId").asText();
          // The same outcome may have been sent twice.
          if (event.isEmpty() || seen.add(event)) {
            rewards.compute(
                JsonLines.required(outcome, "offerId").asText(),
                (offer, before) -> reward.after(before == null ? 0 : before, outcome));
          }
          return true;
        });
    return rewards;
  }

  private static Optional<LoggedChoice> choice(
      JsonNode offer, String experiment, Map<String, Double> rewards) {
    JsonNode replaced = offer.path("replaced");
    JsonNode assignment = replaced.isObject() ? replaced : JsonLines.required(offer, "assignment");
    if (!assignment.path("experiment").asText().equals(experiment)) {
      return Optional.empty();
    }
    return Optional.of(
        new LoggedChoice(
            JsonLines.required(offer, "userId").asText(),
            "",
            JsonLines.required(assignment, "arm").asText(),
            JsonLines.number(assignment, "propensity"),
            rewards.getOrDefault(JsonLines.required(offer, "offerId").asText(), 0.0)));
  }
}
