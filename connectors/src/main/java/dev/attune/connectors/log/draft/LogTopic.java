package dev.attune.connectors.log.draft;

/**
 * The topics that a log can feed, by their names in the catalogue, without a deployment's prefix.
 */
public enum LogTopic {
  /** ClickEvent by user id. */
  CLICKSTREAM("clickstream"),
  /** PurchaseEvent by user id. */
  PURCHASES("purchases"),
  /** MessageEvent by user id. */
  MESSAGES("messages"),
  /** OutcomeEvent by user id. */
  OUTCOMES("outcomes"),
  /** ConsentRecord by user id. */
  CONSENTS("consents"),
  /** ErasureCommand by user id. */
  ERASURES("erasures"),
  /** CatalogItem by product id. */
  CATALOG("catalog");

  private final String key;

  LogTopic(String key) {
    this.key = key;
  }

  /** The topic's name. */
  public String key() {
    return key;
  }
}
