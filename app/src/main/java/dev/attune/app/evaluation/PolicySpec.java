package dev.attune.app.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.learn.evaluation.LoggedChoice;
import dev.attune.learn.evaluation.TargetPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads {@code --policy}: {@code uniform} over the log's actions, {@code always:ACTION}, or a JSON
 * file of probabilities by action, or by stratum and action.
 */
public final class PolicySpec {

  private static final String ALWAYS = "always:";

  private PolicySpec() {}

  /** The policy that was named. */
  public static TargetPolicy read(String spec, List<LoggedChoice> choices) {
    if (spec.equals("uniform")) {
      return TargetPolicy.uniform(
          choices.stream()
              .map(LoggedChoice::action)
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    if (spec.startsWith(ALWAYS)) {
      return TargetPolicy.always(spec.substring(ALWAYS.length()));
    }
    return LogText.read(Path.of(spec), text -> policy(new ObjectMapper().readTree(text)));
  }

  private static TargetPolicy policy(JsonNode json) throws IOException {
    if (!json.isObject() || json.isEmpty()) {
      throw new IOException("a policy is a JSON object of probabilities by action");
    }
    if (json.elements().next().isNumber()) {
      return TargetPolicy.of(probabilities(json));
    }
    Map<String, Map<String, Double>> byStratum = new HashMap<>();
    for (Map.Entry<String, JsonNode> stratum : json.properties()) {
      byStratum.put(stratum.getKey(), probabilities(stratum.getValue()));
    }
    return TargetPolicy.byStratum(byStratum);
  }

  private static Map<String, Double> probabilities(JsonNode json) {
    Map<String, Double> probabilities = new HashMap<>();
    for (Map.Entry<String, JsonNode> action : json.properties()) {
      if (!action.getValue().isNumber()) {
        throw new IllegalArgumentException(
            "the probability of '" + action.getKey() + "' is no number");
      }
      probabilities.put(action.getKey(), action.getValue().doubleValue());
    }
    return probabilities;
  }
}
