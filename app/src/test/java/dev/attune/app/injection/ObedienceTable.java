package dev.attune.app.injection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of obedient texts, by what their attacks were after and by language.
 *
 * @param obeyed how often the model obeyed each attack, by its number
 * @param decisions how each request ended
 */
record ObedienceTable(
    List<Attack> attacks, Map<Integer, Integer> obeyed, List<JsonNode> decisions) {

  private static final Pattern ATTACKER = Pattern.compile("attacker-(\\d+)");
  private static final Pattern GUARD = Pattern.compile("passed the guards: ([a-z-]+):");

  int obeyed(Attack attack) {
    return obeyed.getOrDefault(attack.number(), 0);
  }

  /** One row for each kind, in the order of the files. */
  String markdown() {
    List<String> rows = new ArrayList<>();
    rows.add(row("orders to", Attack.LANGUAGES, "offered", "refused first by"));
    rows.add("|---".repeat(Attack.LANGUAGES.size() + 3) + "|");
    attacks.stream().map(Attack::kind).distinct().map(this::row).forEach(rows::add);
    return String.join("\n", rows);
  }

  private String row(String kind) {
    List<String> texts =
        Attack.LANGUAGES.stream()
            .map(language ->
                attacks.stream()
                    .filter(attack -> attack.kind().equals(kind))
                    .filter(attack -> attack.language().equals(language))
                    .mapToInt(this::obeyed)
                    .sum())
            .map(String::valueOf)
            .toList();
    return row(kind, texts, Long.toString(offered(kind)), String.join(", ", guards(kind)));
  }

  private static String row(String name, List<String> texts, String offered, String guards) {
    return "| "
        + name
        + " | "
        + String.join(" | ", texts)
        + " | "
        + offered
        + " | "
        + guards
        + " |";
  }

  private long offered(String kind) {
    return decisions.stream()
        .filter(decision -> isOf(decision, kind))
        .filter(decision -> decision.at("/outcome").asText().equals("OFFERED"))
        .count();
  }

  private Set<String> guards(String kind) {
    Set<String> guards = new TreeSet<>();
    for (JsonNode decision : decisions) {
      Matcher guard = GUARD.matcher(decision.at("/reason/detail").asText());
      if (isOf(decision, kind) && guard.find()) {
        guards.add(guard.group(1));
      }
    }
    return guards;
  }

  /** Apologies name no price, so that their order is another one than their user's. */
  private boolean isOf(JsonNode decision, String kind) {
    Matcher attacker = ATTACKER.matcher(decision.at("/userId").asText());
    return attacker.matches()
        && !decision.at("/scenario").asText().equals("make-amends")
        && attacks.get(Integer.parseInt(attacker.group(1))).kind().equals(kind);
  }
}
