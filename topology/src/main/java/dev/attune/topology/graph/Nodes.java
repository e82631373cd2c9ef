package dev.attune.topology.graph;

/** Names of the nodes, in the order of the data. */
public final class Nodes {

  public static final String CLICKSTREAM = "clickstream";
  public static final String PURCHASES = "purchases";
  public static final String MESSAGES = "messages";
  public static final String OUTCOMES = "outcomes";
  public static final String CONSENTS = "consents";
  public static final String ERASURES = "erasures";
  public static final String IDENTITIES = "identities";
  public static final String RESPONSES = "generation-responses";
  public static final String BUDGET_REQUESTS = "budget-requests";
  public static final String CATALOG_SOURCE = "catalog";

  public static final String EVENT = "event";
  public static final String CONSENT = "consent";
  public static final String CONSENT_CHANGE = "consent-change";
  public static final String ERASURE = "erasure";
  public static final String IDENTITY = "identity";
  public static final String PROFILE = "profile";
  public static final String TRIGGER = "trigger";
  public static final String POLICY = "policy";
  public static final String PROMPT = "prompt";
  public static final String OFFER = "offer";
  public static final String OUTCOME = "outcome";
  public static final String ARM = "arm";
  public static final String BUDGET = "budget";
  public static final String CATALOG = "catalog-update";

  public static final String REQUESTS_SINK = "generation-requests";
  public static final String BATCH_REQUESTS_SINK = "batch-requests";

  public static final String GRANTS_SINK = "budget-grants";
  public static final String OFFERS_SINK = "offers";
  public static final String REWARDS_SINK = "rewards";
  public static final String ARMS_SINK = "arms";
  public static final String ACKNOWLEDGEMENTS_SINK = "erasure-acknowledgements";
  public static final String IDENTITIES_SINK = "identities-out";
  public static final String ERASURES_SINK = "erasures-out";
  public static final String DECISIONS_SINK = "decisions";
  public static final String DEAD_LETTERS_SINK = "dead-letters";

  private Nodes() {}
}
