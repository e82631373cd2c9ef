package dev.attune.topology.graph;

/** Names of the state stores. */
public final class Stores {

  /** User id to profile. */
  public static final String PROFILES = "profiles";

  /** Who may have a timer due, by time. */
  public static final String TIMERS = "timers";

  /** User id to when what quiet hours hold for the user is due; in memory, as every event asks. */
  public static final String HOLDS = "holds";

  /** User id to the newest consent. */
  public static final String CONSENTS = "consents";

  /** User id to who that is and what is known of the person under other ids; most have none. */
  public static final String IDENTITIES = "identities";

  /** User id to the book of requests. */
  public static final String REQUESTS = "requests";

  /** Who may have a request past its deadline, by time. */
  public static final String DEADLINES = "deadlines";

  /** Who may have an offer to be taken back or forgotten, by time. */
  public static final String RECALLS = "recalls";

  /** Product and user: whose current offers may name a product. */
  public static final String OFFERED_PRODUCTS = "offered-products";

  /** User id to what the user did after offers. */
  public static final String JOURNEYS = "journeys";

  /** Who may have an offer to be judged or a deed to be forgotten, by time. */
  public static final String WINDOWS = "windows";

  /** Experiment and arm to sums over the users of a task. */
  public static final String ARM_SUMS = "arm-sums";

  /** Scope to the book of its money. */
  public static final String BUDGETS = "budgets";

  /** Versions of products; global. */
  public static final String CATALOG = "catalog";

  private Stores() {}
}
