package dev.attune.budget;

import java.util.List;

/** Whose money a call spends: the tenant's, and within it the scenario's. */
public final class Scopes {

  public static final String TENANT = "tenant";

  private static final String SCENARIO = "scenario/";

  private Scopes() {}

  /** The scope of a scenario of the playbook. */
  public static String scenario(String name) {
    return SCENARIO + name;
  }

  /** Every scope that has to agree to a call for this scenario. */
  public static List<String> of(String scenario) {
    return List.of(TENANT, scenario(scenario));
  }

  /** Where the playbook sets the limits of a scope. */
  static String rule(String scope) {
    return scope.startsWith(SCENARIO)
        ? "budgets.scenarios." + scope.substring(SCENARIO.length())
        : "budgets." + scope;
  }
}
