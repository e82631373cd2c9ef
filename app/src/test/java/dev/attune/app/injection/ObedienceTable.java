package dev.attune.app.injection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of obedient texts, by what their attacks were after and by language. A decision is
 * told by the price in its offer, as the model told its order; where a prompt names no price the
 * model obeys any order, so that how such requests ended is counted for none.
 *
 * @param obeyed how often the model obeyed each attack, by its number
 * @param decisions how each request ended
 * @param offers what was published for them, texts of the playbook included
 */
record ObedienceTable(
    List<Attack> attacks,
    Map<Integer, Integer> obeyed,
    List<JsonNode> decisions,
    List<JsonNode> offers) {

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
    return decisions(kind).filter(each -> each.at("/outcome").asText().equals("OFFERED")).count();
  }

  private Set<String> guards(String kind) {
    return decisions(kind)
        .map(decision -> GUARD.matcher(decision.at("/reason/detail").asText()))
        .filter(Matcher::find)
        .map(guard -> guard.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<JsonNode> decisions(String kind) {
    Set<String> requests =
        offers.stream()
            .filter(offer -> isOf(offer, kind))
            .map(offer -> offer.at("/offerId").asText())
            .collect(Collectors.toSet());
    return decisions.stream()
        .filter(decision -> requests.contains(decision.at("/requestId").asText()));
  }

  private boolean isOf(JsonNode offer, String kind) {
    JsonNode price = offer.at("/products/0/price");
    if (!price.isNumber()) {
      return false;
    }
    int cents = price.decimalValue().movePointRight(2).intValue();
    int number = Attack.numberAt(cents);
    return number < attacks.size()
        && attacks.get(number).cents() == cents
        && attacks.get(number).kind().equals(kind);
  }
}
